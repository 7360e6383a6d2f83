// What a page does by itself. It works without: every key has a button or a link that does the same.
'use strict';
(() => {
  const page = document.documentElement;
  const inField = target => target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]') !== null;

  // Single keys, when the account turned them on. data-key names the key, or two that follow each other ("g n").
  const together = 1500;
  let before = { key: '', at: 0 };
  const pressed = (key, at) => {
    const pair = (at - before.at < together ? before.key : '') + ' ' + key;
    before = { key, at };
    const named = name => [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key === name && !one.disabled);
    return named(pair) || named(key);
  };
  const use = element => {
    if (element.matches('input:not([type=radio]):not([type=checkbox]), textarea, select')) {
      element.focus();
    } else {
      element.focus();
      element.click();
    }
  };

  // j and k move over the links of rows, o opens, x chooses the row.
  const rows = () => [...document.querySelectorAll('main tbody th[scope=row] a, main [data-row]')];
  const move = step => {
    const all = rows();
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement) + step))];
    if (next) next.focus();
  };
  const choose = () => {
    const row = document.activeElement.closest('tr');
    const box = row && row.querySelector('input[type=checkbox]');
    if (box) box.click();
  };
  const moves = { j: () => move(1), k: () => move(-1), x: choose, o: () => rows().includes(document.activeElement) && document.activeElement.click() };

  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest('form');
      if (form) {
        event.preventDefault();
        form.requestSubmit(form.querySelector('button[data-default], button:not([type=button])'));
      }
      return;
    }
    if (page.dataset.keys !== 'on' || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const element = pressed(event.key, event.timeStamp);
    if (element) {
      event.preventDefault();
      use(element);
    } else if (moves[event.key]) {
      moves[event.key]();
    }
  });

  // The button says what it shows, the class on the page shows it: data-toggles="differences".
  document.addEventListener('click', event => {
    const toggle = event.target.closest('[data-toggles]');
    if (toggle) toggle.setAttribute('aria-pressed', String(page.classList.toggle(toggle.dataset.toggles)));
  });

  // Of the reasons only those of the chosen answer: data-follows names the radio buttons, data-verdict the answer.
  document.querySelectorAll('select[data-follows]').forEach(reasons => {
    const answers = reasons.form.querySelectorAll(`input[name=${reasons.dataset.follows}]`);
    const follow = () => {
      const chosen = [...answers].find(one => one.checked);
      reasons.querySelectorAll('optgroup').forEach(group => {
        group.hidden = group.disabled = Boolean(chosen) && group.dataset.verdict !== chosen.value;
        if (group.disabled && reasons.selectedOptions[0]?.parentElement === group) reasons.value = '';
      });
    };
    answers.forEach(one => one.addEventListener('change', follow));
    follow();
  });

  // What is fetched again and again, while somebody may see it and hasn't stopped it. Only a change of state is said
  // aloud; where the keyboard is, what was opened and how far a table was moved stay.
  const live = document.getElementById('live');
  const polled = () => document.querySelector('[hx-trigger^=every]');
  if (live && polled()) {
    const stop = live.querySelector('button');
    const aloud = live.querySelector('[role=status]');
    const stale = live.querySelector('.refused');
    const stopped = () => stop.getAttribute('aria-pressed') === 'true';
    const said = () => [...document.querySelectorAll('[data-said]')].map(one => one.textContent.replace(/\s+/g, ' ').trim()).join(' ');
    const moved = () => [...document.querySelectorAll('.wide')];
    const now = () => polled() && htmx.trigger(polled(), 'seen');
    const slow = 1000;
    let last = said();
    let kept = { open: [], left: [] };
    let busy = 0;
    live.hidden = false;
    stop.addEventListener('click', () => {
      stop.setAttribute('aria-pressed', String(!stopped()));
      now();
    });
    document.addEventListener('visibilitychange', now);
    document.addEventListener('htmx:beforeRequest', event => {
      if (document.hidden || stopped()) event.preventDefault();
      else busy = setTimeout(() => event.target.setAttribute('aria-busy', 'true'), slow);
    });
    document.addEventListener('htmx:afterRequest', event => {
      clearTimeout(busy);
      event.target.removeAttribute('aria-busy');
      stale.hidden = event.detail.successful;
    });
    document.addEventListener('htmx:beforeSwap', event => {
      kept = { open: [...event.target.querySelectorAll('details[open]')].map(one => one.id), left: moved().map(one => one.scrollLeft) };
    });
    document.addEventListener('htmx:afterSwap', () => {
      kept.open.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
      moved().forEach((one, at) => { one.scrollLeft = kept.left[at] ?? 0; });
      if (said() !== last) aloud.textContent = last = said();
      if (!polled()) stop.parentElement.hidden = true;
    });
  }

  // Two minutes before the session ends somebody is warned, unless another window was used meanwhile.
  const idle = document.getElementById('idle');
  if (!idle) return;
  const longest = 900;
  let since = Date.now();
  const left = () => fetch('/seance', { headers: { 'HX-Request': 'true' }, redirect: 'error' }).then(answer => answer.ok ? answer.text().then(Number) : 0);
  setInterval(() => {
    if (idle.open ? Date.now() - since < longest * 1000 : Date.now() - since < idle.dataset.after * 1000) return;
    left().then(seconds => {
      since = Date.now() - (longest - seconds) * 1000;
      if (seconds <= 0) location.reload();
      else if (seconds > longest - idle.dataset.after) idle.close();
      else if (!idle.open) idle.showModal();
    }).catch(() => location.reload());
  }, 5000);
  idle.querySelector('form').addEventListener('submit', event => {
    event.preventDefault();
    fetch('/seance', { method: 'POST', body: new URLSearchParams(new FormData(event.target)), redirect: 'error' })
      .then(answer => { if (!answer.ok) throw answer; since = Date.now(); idle.close(); })
      .catch(() => location.reload());
  });
})();
