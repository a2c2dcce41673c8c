"""Saves tables as Excel workbooks by two libraries that know nothing of each other: openpyxl and XlsxWriter.

A table is a list of rows; a cell is a text, a number, a truth value, None, a formula such as "=1+1", a date
(datetime.date or datetime.datetime), or a date of which less is known:

    save("table.xlsx", [["name", "since"], ["札幌", Partial(1980, 11)], ["Chicago", datetime.date(1985, 5, 8)]])
"""

import datetime
import typing

import openpyxl
import xlsxwriter


class Partial(typing.NamedTuple):
    """A date of which year, or year and month, are known: a day of it with a number format that shows no more."""

    year: int
    month: int | None = None

    def day(self):
        """The day that a spreadsheet program stores for it, the first one."""
        return datetime.date(self.year, self.month or 1, 1)

    def format(self):
        """The number format that shows what is known."""
        return "yyyy-mm" if self.month else "yyyy"


DAY = "yyyy-mm-dd"


def dated(value, day_format):
    """A value to be written, and its number format or nothing."""
    if isinstance(value, Partial):
        return value.day(), value.format()
    if isinstance(value, datetime.date):
        return value, day_format
    return value, None


def save_openpyxl(path, rows, sheet="Table", day_format=DAY, date1904=False, hidden=(), formats=None):
    """Saves rows by openpyxl, all texts shared.

    `hidden` names empty sheets before the table that are hidden; `formats` gives number formats by row and column,
    counted from 0.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    if date1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for name in hidden:
        book.create_sheet(name).sheet_state = "hidden"
    page = book.create_sheet(sheet)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            value, number_format = dated(value, day_format)
            number_format = (formats or {}).get((row, column), number_format)
            if value is None:
                continue
            cell = page.cell(row + 1, column + 1, value)
            if number_format:
                cell.number_format = number_format
    book.active = len(hidden)
    book.save(path)


def save_xlsxwriter(
    path, rows, sheet="Table", day_format=DAY, date1904=False, hidden=(), formats=None, inline=False, links=False
):
    """Saves rows by XlsxWriter; `inline` writes texts into their cells, `links` makes links of addresses."""
    options = {
        "date_1904": date1904, "constant_memory": inline, "strings_to_urls": links, "strings_to_numbers": False,
        "strings_to_formulas": True,
    }
    with xlsxwriter.Workbook(path, options) as book:
        for name in hidden:
            book.add_worksheet(name).hide()
        page = book.add_worksheet(sheet)
        page.activate()
        page.set_first_sheet()
        looks = {}
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                value, number_format = dated(value, day_format)
                number_format = (formats or {}).get((row, column), number_format)
                if number_format and number_format not in looks:
                    looks[number_format] = book.add_format({"num_format": number_format})
                look = looks.get(number_format)
                if isinstance(value, datetime.date):
                    page.write_datetime(row, column, value, look)
                elif value is not None:
                    page.write(row, column, value, look)


#: Every way to save a table, by name.
WRITERS = {"openpyxl": save_openpyxl, "xlsxwriter": save_xlsxwriter}


def save(path, rows, writer="openpyxl", **options):
    """Saves rows by one of the writers."""
    WRITERS[writer](path, rows, **options)
