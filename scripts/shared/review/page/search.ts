/** What the page runs: it shows the stacks and changes that hold all the words that are searched for. */
export const search = `
const input = document.getElementById('search');
const found = document.getElementById('found');
input.addEventListener('input', () => {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const holds = (element) => words.every((word) => element.textContent.toLowerCase().includes(word));
  const sections = [...document.querySelectorAll('section[data-stack]')];
  for (const section of sections) {
    section.hidden = !holds(section);
    const items = [...section.querySelectorAll('.changes > li')];
    const some = items.some(holds);
    for (const item of items) item.hidden = some && !holds(item);
  }
  const shown = sections.filter((section) => !section.hidden).length;
  found.textContent = words.length === 0 ? '' : shown + ' of ' + sections.length + ' stacks';
});
// A link to a line of JSON opens the listing that holds it.
addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const listing = target && target.closest('details');
  if (listing && !listing.open) { listing.open = true; target.scrollIntoView(); }
});
`;
