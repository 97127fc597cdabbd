// What pages do better with a script than without; all of it works without. Each block is one thing.
'use strict';

// The comment form: says how long it was open, is not sent twice, answers in place, counts, and remembers if asked.
{
  const form = document.getElementById('comment-form');
  const fields = form?.elements;
  const remember = document.getElementById('comment-remember');
  const storage = 'commenter';
  let isSent = false;

  form?.addEventListener('submit', event => {
    if (isSent) {
      event.preventDefault();
      return;
    }
    isSent = true;
    // Who stops a slow answer may send again.
    setTimeout(() => { isSent = false; }, 10000);
    fields.elapsed.value = Math.round(performance.now());
    try {
      if (remember.checked)
        localStorage.setItem(storage, JSON.stringify({ name: fields.name.value, url: fields.url.value }));
      else
        localStorage.removeItem(storage);
    } catch {
      // A browser may keep nothing.
    }
  });
  addEventListener('pageshow', () => { isSent = false; });

  if (form) {
    try {
      const known = JSON.parse(localStorage.getItem(storage));
      if (known) {
        remember.checked = true;
        fields.name.value ||= known.name;
        fields.url.value ||= known.url;
      }
    } catch {
      // As above.
    }

    const count = form.querySelector('.count');
    fields.text.addEventListener('input', () => {
      const left = fields.text.dataset.max - [...fields.text.value.trim()].length;
      // In steps, for who hears it.
      const shown = left > 50 ? left - left % 50 : Math.abs(left);
      count.textContent = left > 500 ? '' : (left < 0 ? form.dataset.over : form.dataset.left).replace('{0}', shown);
    });

    const replying = form.querySelector('.replying');
    const home = document.createElement('div');
    let asked = null;
    form.before(home);
    addEventListener('click', event => {
      const link = event.target.closest('a.reply, .replying a');
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      const isReply = link.matches('.reply');
      fields.replyTo.value = isReply ? link.dataset.id : '';
      replying.hidden = !isReply;
      if (isReply) {
        asked = link;
        replying.firstElementChild.textContent = link.dataset.to;
        link.closest('article').after(form);
        fields.text.focus();
      } else {
        home.after(form);
        (asked ?? fields.text).focus();
      }
    });
  }
}

// Copy buttons: shown where they can do something, and say what they have done.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without TLS, or not allowed: the old way.
      document.execCommand('copy');
    }
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
