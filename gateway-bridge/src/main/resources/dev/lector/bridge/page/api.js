// The bridge over HTTP. A token is in memory alone; every problem becomes words that say what to do.

let token = '';
let signIn = async () => { throw new Error('Nobody asks for a token'); };

/** A request that failed; its message is for people. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * How a token is asked for: a function that resolves with one.
 * @param {function(boolean): Promise<string>} ask gets whether a token was refused
 */
export function askForTokenWith(ask) {
  let asking;
  signIn = refused => (asking ??= ask(refused).finally(() => { asking = undefined; }));
}

/** Forgets the token. */
export function forgetToken() {
  token = '';
}

/**
 * Calls the bridge; asks for a token where one is needed.
 * @param {string} path relative, so that it holds behind a prefix, too
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} one that is ok
 */
export async function call(path, options = {}) {
  for (;;) {
    const used = token;
    const response = await send(path, options, used);
    if (response.ok) return response;
    if (response.status !== 401) throw await failure(response);
    // Another call may have got a new token meanwhile.
    if (used === token) token = await signIn(used !== '');
  }
}

/** Calls the bridge with JSON, or with nothing, for JSON. */
export async function json(path, body, options = {}) {
  const sent = body === undefined ? options : {
    method: 'POST', ...options, body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...options.headers },
  };
  const response = await call(path, sent);
  return response.status === 204 ? null : response.json();
}

async function send(path, options, bearer) {
  const headers = { ...options.headers, ...(bearer && { Authorization: `Bearer ${bearer}` }) };
  try {
    return await fetch(path, { cache: 'no-store', ...options, headers });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new ApiError(0, 'Lector does not answer. Check that it is running and that you are connected, then try again.');
  }
}

async function failure(response) {
  let message = '';
  try {
    const { detail } = await response.json();
    message = Array.isArray(detail)
      ? detail.map(one => `${(one.loc ?? []).slice(1).join('.')}: ${one.msg}`).join(' ')
      : String(detail?.msg ?? '');
  } catch {
    // A proxy may answer with anything.
  }
  message ||= `Lector answered with status ${response.status}.`;
  const wait = Number(response.headers.get('Retry-After'));
  if (wait > 0) message += ` Try again in ${wait === 1 ? 'a second' : `${wait} seconds`}.`;
  return new ApiError(response.status, message);
}
