// What a page does beyond being read. Everything here is an extra: without scripts the page has all its text and links.
(() => {
  const root = document.documentElement.dataset.root;
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // Search
  const search = document.getElementById('search');
  const input = search.querySelector('input');
  const found = document.getElementById('found');
  let prepared = null;
  let chosen = -1;

  const mark = (text, query) => {
    const words = normalized(query).trim().split(' ').filter((word) => word);
    const parts = text.split(new RegExp('(?<![a-z0-9])(' + words.join('|') + ')', 'gi'));
    return parts.map((part, i) => (i % 2 ? element('mark', { textContent: part }) : part));
  };
  const choose = (index) => {
    const items = found.children;
    if (items[chosen]) items[chosen].setAttribute('aria-selected', 'false');
    chosen = items.length ? (index + items.length) % items.length : -1;
    if (items[chosen]) {
      items[chosen].setAttribute('aria-selected', 'true');
      items[chosen].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', items[chosen].id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };
  const show = () => {
    const query = input.value;
    prepared = prepared || prepare(SECTIONS);
    const sections = find(prepared, query, 12);
    found.replaceChildren(...sections.map(([address, title, heading, text], i) => {
      const line = element('a', { href: root + address, tabIndex: -1 },
        element('b', {}, ...mark(heading || title, query)), heading ? element('span', { className: 'of', textContent: title }) : '',
        element('span', { className: 'excerpt' }, ...mark(excerpt(text, query), query)));
      const item = element('li', { id: 'found-' + i, role: 'option' }, line);
      return item;
    }));
    if (query.trim() && sections.length === 0) {
      found.replaceChildren(element('li', { className: 'nothing', textContent: 'No page has all of these words.' }));
    }
    found.hidden = !query.trim();
    input.setAttribute('aria-expanded', String(!found.hidden));
    chosen = -1;
    if (sections.length) choose(0);
  };
  const close = () => {
    found.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };
  search.hidden = false;
  input.addEventListener('input', show);
  input.addEventListener('focus', () => input.value.trim() && show());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') {
      const link = found.children[chosen] && found.children[chosen].querySelector('a');
      if (link) {
        location.href = link.href;
        close();
      }
    } else if (event.key === 'Escape') {
      close();
      input.blur();
    } else return;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => search.contains(event.target) && !event.target.closest('#found a') || close());
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName) && !event.ctrlKey && !event.metaKey) {
      input.focus();
      input.select();
      event.preventDefault();
    }
  });
  const query = new URLSearchParams(location.search).get('q');
  if (query) {
    input.value = query;
    show();
  }

  // Light and dark
  const theme = document.getElementById('theme');
  const dark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const name = () => (theme.textContent = dark() ? 'Light' : 'Dark');
  theme.hidden = false;
  theme.addEventListener('click', () => {
    document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', document.documentElement.dataset.theme);
    } catch (refused) {
      // It holds for this page then.
    }
    name();
  });
  name();

  // Contents on narrow screens
  const menu = document.getElementById('menu');
  const contents = document.getElementById('contents');
  menu.hidden = false;
  document.body.classList.add('folding');
  menu.addEventListener('click', () => {
    const open = contents.classList.toggle('open');
    menu.setAttribute('aria-expanded', String(open));
  });
  const current = contents.querySelector('[aria-current]');
  if (current && current.offsetTop > contents.clientHeight) contents.scrollTop = current.offsetTop - contents.clientHeight / 2;

  // Commands and files to take along
  for (const block of document.querySelectorAll('pre.code')) {
    const commands = [...block.querySelectorAll('.command')];
    const text = () => commands.length
      ? commands.map((command) => command.textContent.replace(/^\$ /, '').replace(/\n> /g, '\n')).join('\n') + '\n'
      : block.querySelector('code').textContent;
    const button = element('button', { className: 'copy', textContent: 'Copy', title: commands.length ? 'Copy the commands' : 'Copy' });
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = 'Copied';
      } catch (refused) {
        getSelection().selectAllChildren(block.querySelector('code'));
        button.textContent = 'Selected';
      }
      setTimeout(() => (button.textContent = 'Copy'), 1500);
    });
    const around = element('div', { className: 'block' });
    block.replaceWith(around);
    around.append(block, button);
  }
})();
