// Asks for a token, and shows that there is one.
import { askForTokenWith, forgetToken } from './api.js';
import { $ } from './dom.js';
import { forgetDraft } from './draft.js';

/** Lets the dialog answer when the bridge wants a token. */
export function setUpSignIn() {
  askForTokenWith(ask);
  $('sign-out').addEventListener('click', () => {
    forgetToken();
    forgetDraft();
    location.reload();
  });
}

function ask(refused) {
  const dialog = $('sign-in');
  const field = $('token');
  $('sign-in-problem').textContent = refused ? 'This token is not known here, or has expired. Check it and try again.' : '';
  field.value = '';
  dialog.showModal();
  field.focus();
  return new Promise(resolve => {
    // Without a token there is nothing to see: the dialog stays.
    dialog.oncancel = event => event.preventDefault();
    $('sign-in-form').onsubmit = event => {
      const given = field.value.trim();
      if (!given) {
        event.preventDefault();
        $('sign-in-problem').textContent = 'Enter the token first.';
        return;
      }
      field.value = '';
      $('sign-out').hidden = false;
      resolve(given);
    };
  });
}
