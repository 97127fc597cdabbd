// The desk by keyboard, and without loading a page for each decision. Everything works without this, only slower.
(() => {
  'use strict';
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const items = () => all('.item');
  const current = () => document.activeElement?.closest('.item') ?? null;
  const box = item => find('header > input[type=checkbox]', item);
  const selected = () => items().map(box).filter(input => input?.checked);
  const said = find('#said');
  let place = 0;
  let busy = false;

  // Where the author is

  function go(index) {
    const list = items();
    const item = list[Math.max(0, Math.min(index, list.length - 1))];
    (item ?? find('main')).focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }

  function move(step) {
    const index = items().indexOf(current());
    go(index < 0 ? place : index + step);
  }

  addEventListener('focusin', () => {
    const index = items().indexOf(current());
    if (index >= 0) place = index;
  });

  // What is selected

  function showSelected() {
    const label = find('#many-label');
    if (!label) return;
    label.dataset.none ??= label.textContent;
    const count = selected().length;
    label.textContent = count > 0 ? label.dataset.selected.replace('{0}', count) : label.dataset.none;
  }

  function selectAll() {
    const boxes = items().map(box);
    const check = boxes.some(input => !input.checked);
    boxes.forEach(input => { input.checked = check; });
    showSelected();
  }

  addEventListener('change', event => {
    if (event.target.form?.id === 'many') showSelected();
    if (event.target.id === 'keys-on') remember(event.target.checked);
  });

  // Forms: sent in the background; what comes back takes the place of what is there.

  const drafts = () => all('.reply textarea').filter(area => area.value !== '').map(area => [area.id, area.value]);

  function restore(kept) {
    for (const [id, value] of kept) {
      const area = document.getElementById(id);
      if (!area || area.value !== '') continue;
      area.value = value;
      area.closest('details').open = true;
    }
  }

  function show(page, url, kept) {
    find('main').replaceWith(find('main', page));
    history.replaceState(null, '', url);
    prepare();
    restore(kept);
    const problem = find('[role=alert]');
    if (problem) {
      problem.closest('form').querySelector('textarea').focus();
      return;
    }

    go(place);
    say(find('main .notice p')?.textContent ?? '');
  }

  // What went well is on the page itself; what did not is said over it, and the page stays as it is.
  function say(text, isProblem = false) {
    said.className = isProblem ? 'notice lost' : 'unseen';
    said.textContent = text;
  }

  async function send(form, button) {
    if (busy) return;
    busy = true;
    const data = new FormData(form);
    if (button?.name) data.append(button.name, button.value);
    const kept = drafts().filter(([id]) => !form.contains(document.getElementById(id)));
    find('main').setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: new URLSearchParams(data) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (find('#said', page)) show(page, answer.redirected ? answer.url : location.href, kept);
      else if (answer.status === 401) location.reload();
      else say(said.dataset.refused, true);
    } catch {
      say(said.dataset.lost, true);
    } finally {
      find('main').removeAttribute('aria-busy');
      busy = false;
    }
  }

  addEventListener('submit', event => {
    if (!event.target.matches('form[data-quick]')) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  addEventListener('click', event => {
    const button = event.target.closest?.('button');
    if (button?.matches('[data-all]')) selectAll();
    if (button?.matches('[data-help]')) find('#keys').showModal();
  });

  // Keys

  function decide(decision) {
    const form = selected().length > 0 ? find('#many') : current();
    const button = form && find(`button[name=decision][value=${decision}]`, form);
    if (button && !button.disabled) button.click();
  }

  function toggle() {
    const input = current() && box(current());
    if (!input) return;
    input.checked = !input.checked;
    showSelected();
  }

  function reply() {
    const details = current() && find('.reply', current());
    if (!details) return;
    details.open = true;
    find('textarea', details).focus();
  }

  const keys = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    a: () => decide('approved'),
    r: () => decide('rejected'),
    s: () => decide('spam'),
    x: toggle,
    u: () => find('[data-undo]')?.click(),
    c: reply,
    '?': () => find('#keys')?.showModal(),
  };

  const isTyping = target => target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;

  addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.matches?.('.reply textarea') && !event.isComposing) {
      event.target.closest('.item').focus();
      return;
    }

    const isOff = !find('#keys-on')?.checked && event.key !== '?';
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isOff) return;
    if (!Object.hasOwn(keys, event.key) || isTyping(event.target) || find('dialog[open]')) return;
    event.preventDefault();
    const isMove = 'jkArrowDownArrowUp'.includes(event.key);
    if (isMove || !event.repeat) keys[event.key]();
  });

  // A browser may keep nothing for this page: then the keys are on each time.
  function remember(on) {
    try {
      localStorage.setItem('desk-keys', on ? 'on' : 'off');
    } catch { /* as said */ }
  }

  function remembered() {
    try {
      return localStorage.getItem('desk-keys') !== 'off';
    } catch {
      return true;
    }
  }

  function prepare() {
    all('[data-all], [data-help]').forEach(button => { button.hidden = false; });
    const on = find('#keys-on');
    if (on) on.checked = remembered();
    showSelected();
  }

  prepare();
})();
