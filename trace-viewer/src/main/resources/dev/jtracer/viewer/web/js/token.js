/**
 * The page that asks for the token: trades it for a session, then shows what the address asked for.
 *
 * A link that carries the token (`/debug/#token=...`) is traded at once and leaves the address: what follows # is never
 * sent to a server. A link from elsewhere arrives without the session's cookie, which is Strict; asked from here the
 * cookie comes along, so such a link opens without the token.
 */
const SESSION = '/debug/api/session';
const RETRIED = 'jtracer.session-retried';

const form = document.querySelector('#form');
const field = document.querySelector('#token');
const problem = document.querySelector('#problem');

form.addEventListener('submit', event => {
  event.preventDefault();
  trade(field.value.trim());
});

begin();

async function begin() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    history.replaceState(null, '', location.pathname + location.search);
    await trade(given);
  } else if (!sessionStorage.getItem(RETRIED) && (await hasSession())) {
    sessionStorage.setItem(RETRIED, 'yes');
    location.replace(location.href);
  }
  field.focus();
}

async function trade(token) {
  problem.textContent = '';
  try {
    const response = await fetch(SESSION, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    if (response.ok) {
      sessionStorage.removeItem(RETRIED);
      location.replace(location.href);
    } else {
      problem.textContent = 'This is not the token.';
      field.select();
    }
  } catch {
    problem.textContent = `The server at ${location.host} did not answer.`;
  }
}

async function hasSession() {
  try {
    const response = await fetch(SESSION);
    return (await response.json()).admitted;
  } catch {
    return false;
  }
}
