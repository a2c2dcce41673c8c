"""No work is lost in the studio: a page that was closed, a program that has ended, an address without its secret."""

import pytest

from studio import studio, wait_for
from test_studio_page import LISTS, begin, expect, go, open_page, project, row_of, status
from visits import visitor


def titled(page, text):
    """Writes the map's title, and comes back to the list."""
    go(page, "map")
    page.fill("#title-zh", text)
    page.click("h1")
    wait_for(lambda: project(page)["title"]["zh"] == text)
    go(page, "list")


def told(server):
    """How many maps the program keeps."""
    return len(server.json("GET", "/api/start")["works"])


def another(page, server, address=None):
    """Another page of the same browser, opened by the program."""
    page = page.context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}" if address is None else address)
    return page


def test_who_has_closed_the_page_goes_on_in_the_next_one(browser, tmp_path):
    with studio(tmp_path) as server:
        page = open_page(browser, server)
        begin(page)
        page.click(f".sheet [data-row='{row_of(page, 'choose')}'][data-column='0']")
        page.keyboard.press("1")
        titled(page, "沈阳与世界")
        before = project(page)
        # What is on a page that is open is not offered a second time.
        second = another(page, server)
        second.wait_for_selector(".ways button.main")
        second.wait_for_timeout(600)
        assert second.locator(".works").count() == 0
        second.close()
        wait_for(lambda: "沈阳与世界" in server.json("GET", "/api/start")["works"][0]["text"])
        page.close()
        page = another(page, server)
        page.wait_for_selector(".works button")
        assert LISTS["zh"][0] in page.inner_text(".works") and "沈阳与世界" in page.inner_text(".works")
        page.click(".works button")
        page.wait_for_selector(".sheet td.place.answered")
        assert project(page) == before and told(server) == 1
        # Whoever leaves it is still asked, for it is in no file.
        assert not page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_a_named_table_offers_what_was_made_of_it(browser, tmp_path):
    table = tmp_path / "沈阳友城表.xlsx"
    table.write_bytes(LISTS["zh"][1])
    with studio(tmp_path, table) as server:
        page = visitor(browser, (1280, 900), locale="zh-CN")
        page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}")
        page.wait_for_selector("#hub-name")
        page.keyboard.press("Enter")
        page.wait_for_selector(".sheet")
        titled(page, "沈阳与世界")
        wait_for(lambda: told(server) == 1 and "沈阳与世界" in server.json("GET", "/api/start")["works"][0]["text"])
        page.close()
        page = another(page, server)
        expect(page, "上次的修改还在", "h1")
        page.click("[data-key^=work-]")
        page.wait_for_selector(".sheet")
        assert project(page)["title"]["zh"] == "沈阳与世界"


@pytest.mark.parametrize("is_loaded_anew", [False, True], ids=["at once", "loaded anew"])
def test_a_page_that_has_outlived_its_program_hands_its_work_to_the_next_one(browser, tmp_path, is_loaded_anew):
    with studio(tmp_path) as server:
        old = open_page(browser, server)
        begin(old)
        titled(old, "沈阳与世界")
        if is_loaded_anew:
            # The page has the files no more, and takes them from the program again.
            with old.expect_response("**/api/files/*"):
                old.reload()
            old.wait_for_selector(".sheet")
        before, port = project(old), server.port
        server.end()
        expect(old, "程序已关闭", ".bar")
        assert "会问要不要接着做" in old.inner_text(".bar")
    with studio(tmp_path, "--port", port) as server:
        asked = []
        old.on("request", lambda request: asked.append(request.url))
        page = another(old, server)
        page.wait_for_selector(".works button")
        page.click(".works button")
        page.wait_for_selector(".sheet")
        assert project(page) == before
        expect(old, "已在新的一页接着做", "h1")
        # Nothing of the old page goes to whoever may listen at that port now, and the new secret does not come to it.
        old.wait_for_timeout(2000)
        assert asked == [] and server.secret not in old.evaluate("JSON.stringify(sessionStorage)")
        assert old.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_a_killed_program_is_told_and_its_work_handed_over_too(browser, tmp_path):
    with studio(tmp_path) as server:
        old = open_page(browser, server)
        begin(old)
        server.process.kill()
        expect(old, "程序已关闭", ".bar")
        port = server.port
    with studio(tmp_path, "--port", port) as server:
        expect(old, "程序重新打开过", ".bar")
        page = another(old, server)
        page.click(".works button")
        page.wait_for_selector(".sheet")
        expect(old, "已在新的一页接着做", "h1")


def test_the_work_of_an_ended_program_is_saved_without_it(browser, tmp_path):
    with studio(tmp_path) as server:
        page = open_page(browser, server)
        begin(page)
        titled(page, "沈阳与世界")
        server.end()
        expect(page, "程序已关闭", ".bar")
        with page.expect_download() as waiting:
            page.click(".bar button")
        name = waiting.value.suggested_filename
        assert name == "沈阳友城表.fmap.json" and "沈阳友城表.xlsx" in status(page)
        text, before = open(waiting.value.path(), "rb").read(), project(page)
    with studio(tmp_path) as server:
        page = open_page(browser, server)
        files = [{"name": name, "mimeType": "application/json", "buffer": text},
                 {"name": LISTS["zh"][0], "mimeType": "", "buffer": LISTS["zh"][1]}]
        with page.expect_file_chooser() as chooser:
            page.click(".ways button.main")
        chooser.value.set_files(files)
        page.wait_for_selector(".sheet")
        assert project(page) == before


def test_a_table_that_the_program_has_no_more_is_chosen_again_and_the_work_stays(browser, tmp_path):
    with studio(tmp_path) as server:
        page = open_page(browser, server)
        begin(page)
        titled(page, "沈阳与世界")
        before, port = project(page), server.port
        kept = page.evaluate("sessionStorage['fmap-work']")
    with studio(tmp_path, "--port", port) as server:
        page = open_page(browser, server)
        # As a browser has it that was restarted: what was kept is there, the files are not.
        page.evaluate("(text) => { sessionStorage['fmap-work'] = text; }", kept)
        page.reload()
        expect(page, "请把这份表格再选一次", "main")
        with page.expect_file_chooser() as chooser:
            page.click("main button.main")
        chooser.value.set_files([{"name": LISTS["zh"][0], "mimeType": "", "buffer": LISTS["zh"][1]}])
        page.wait_for_selector(".sheet")
        assert project(page) == before


@pytest.mark.parametrize("language, said", [("zh-CN", "请从程序菜单再点一次"), ("en-US", "run fmap studio again")])
def test_an_address_without_the_secret_says_where_there_is_a_page_that_works(browser, tmp_path, language, said):
    with studio(tmp_path) as server:
        page = visitor(browser, (390, 844), locale=language)
        page.goto(f"http://127.0.0.1:{server.port}/#list")
        page.wait_for_selector("main.ended")
        assert said in page.inner_text("main") and page.locator("button, img").count() == 0
        # So does a page of a program that was there before, on which nothing was made.
        page.evaluate("sessionStorage['fmap-secret'] = '0'.repeat(32)")
        page.goto("about:blank")
        page.goto(f"http://127.0.0.1:{server.port}/#list")
        page.wait_for_selector("main.ended")
        # The address of the program may be pasted into it.
        page.evaluate(f"location.hash = '#{server.secret}'")
        page.wait_for_selector(".ways button.main")
        assert server.secret not in page.url
