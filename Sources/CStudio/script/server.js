// Requests to the program on this computer. All carry the secret in a header, so that no other page can make them.

// The program has no file of that id; an older one says only that it has not found something.
const GONE = 410;
const NOT_FOUND = 404;
const REFUSED = 403;

// A browser gives up a connection with an error; that is told apart from what the program refuses.
async function send(path, options = {}) {
  const { secret } = studio, headers = { "X-Fmap": secret, ...options.headers };
  let answer;
  // Whoever listens at this port now is not the program that this page knew.
  if (secret && secret === studio.deadSecret) throw new Error("The program has ended.");
  try {
    answer = await fetch(path, { ...options, headers, cache: "no-store", referrerPolicy: "no-referrer" });
  } catch (error) {
    if (error.name !== "AbortError") lose();
    throw error;
  }
  if (answer.status === REFUSED) {
    die(secret);
    lose("lost.other");
  }
  return answer;
}

// A program that has ended never comes back: the next one has another secret.
function die(secret) {
  studio.deadSecret = secret;
}

async function problemsOf(answer) {
  try {
    return await answer.json();
  } catch (error) {
    return { problems: [] };
  }
}

const post = (path, body, signal) =>
  send(path, { method: "POST", body: JSON.stringify(body), signal, headers: { "Content-Type": "application/json" } });

// An answer that is not what was asked for is thrown, with the problems that the program tells.
async function check(answer) {
  if (answer.ok) return answer;
  const { problems = [] } = await problemsOf(answer);
  throw Object.assign(new Error("refused"), { problems });
}

// A program that was started anew lacks the files; they are sent again and the request is repeated.
async function askFor(path, body, signal) {
  const answer = await post(path, body, signal);
  const ids = [body.table, ...Object.values(body.files || {})].filter(Boolean);
  if (![GONE, NOT_FOUND].includes(answer.status) || !ids.length) return check(answer);
  const { missing = ids } = await problemsOf(answer);
  const files = missing.map((id) => studio.blobs.get(id)).filter(Boolean);
  if (!files.length) {
    studio.isGone = true;
    if (!studio.review) paint();
    throw Object.assign(new Error("gone"), { problems: [{ severity: "error", message: word("gone") }] });
  }
  for (const { name, blob } of files) await upload(name, blob);
  return check(await post(path, body, signal));
}

const ask = async (path, body, signal) => (await askFor(path, body, signal)).json();

async function upload(name, blob) {
  const path = `/api/files?name=${encodeURIComponent(name.split("/").pop())}`;
  const file = await (await check(await send(path, { method: "POST", body: blob }))).json();
  studio.blobs.set(file.id, { name, blob });
  return file;
}

// Asks again and again as things change: an older request is given up, and its answer, should it come, is not used.
function latest(act) {
  let asked = null;
  return async (...values) => {
    if (asked) asked.abort();
    const mine = asked = new AbortController();
    try {
      await act(mine.signal, () => asked === mine, ...values);
    } catch (error) {
      if (error.name === "AbortError" || asked !== mine) return;
      tellRefused(error);
    }
  };
}
