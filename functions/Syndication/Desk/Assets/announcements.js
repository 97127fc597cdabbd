// The composer: counts and refusals as one types, and words that outlive the page. Everything works without this.
(() => {
  'use strict';
  const form = document.getElementById('composer');
  if (!form) return;
  const said = document.getElementById('said');
  const storage = 'composer ' + form.getAttribute('action');
  const pause = 400;
  let timer = 0;
  let asked = null;

  // Counts and refusals: the server says them, as it does without a script.

  async function measure() {
    asked?.abort();
    const mine = asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.live, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: mine.signal });
      const text = await answer.text();
      // While that was on its way, more was typed.
      if (mine.signal.aborted) return;
      if (answer.ok) show(new DOMParser().parseFromString(text, 'text/html'));
      else say(answer.status === 401 ? form.dataset.signedOut : said.dataset.refused);
    } catch {
      if (!mine.signal.aborted) say(said.dataset.lost);
    }
  }

  function show(page) {
    if (said.matches('.lost')) say('');
    for (const part of page.querySelectorAll('[data-part]')) {
      const place = document.getElementById(part.id);
      // What did not change is not put in again: who hears the page would hear it again.
      if (place && place.innerHTML !== part.innerHTML) place.replaceChildren(...document.importNode(part, true).childNodes);
    }

    for (const area of form.querySelectorAll('textarea')) {
      if (area.closest('.box').querySelector('.problems .fault')) area.setAttribute('aria-invalid', 'true');
      else area.removeAttribute('aria-invalid');
    }
  }

  function say(text) {
    if (said.textContent === text) return;
    said.className = text === '' ? 'unseen' : 'notice lost';
    said.textContent = text;
  }

  // What was typed is kept by the tab until the server has it: a session may end, a phone may drop the page.

  const typed = () => [...new FormData(form)].filter(([name]) => /^(text|link|at|language|visibility|base)-/.test(name));

  function keep() {
    try {
      sessionStorage.setItem(storage, JSON.stringify(typed()));
    } catch { /* a browser may keep nothing */ }
  }

  function restore() {
    let kept;
    try {
      kept = new Map(JSON.parse(sessionStorage.getItem(storage)) ?? []);
    } catch {
      return false;
    }

    let isRestored = false;
    for (const base of form.querySelectorAll('input[name^=base-]')) {
      // Saved since then, or changed elsewhere: what is there now counts.
      if (kept.get(base.name) !== base.value) continue;
      const channel = base.name.slice('base-'.length);
      for (const field of ['text', 'at', 'language', 'visibility'].map(name => form.elements[`${name}-${channel}`]).filter(Boolean)) {
        const value = kept.get(field.name) ?? '';
        isRestored ||= field.value !== value;
        field.value = value;
      }

      const link = form.elements[`link-${channel}`];
      isRestored ||= link.checked !== kept.has(link.name);
      link.checked = kept.has(link.name);
    }

    return isRestored;
  }

  function changed() {
    keep();
    clearTimeout(timer);
    timer = setTimeout(measure, pause);
  }

  form.addEventListener('input', changed);

  // The page that comes has all of it.
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    asked?.abort();
  });

  form.addEventListener('click', event => {
    const button = event.target.closest('button[data-into]');
    if (!button) return;
    event.preventDefault();
    const area = document.getElementById(button.dataset.into);
    if (area.value !== '') return;
    area.value = button.value;
    area.focus();
    changed();
  });

  // What is typed is checked by itself now.
  for (const button of form.querySelectorAll('[data-check]')) button.hidden = true;
  if (restore()) changed();
})();
