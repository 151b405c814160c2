/**
 * The checks of a rendered mail that need a browser. render.test.ts adds this script to the page, where it
 * runs; it is not a module of the project.
 */

/** How far the page scrolls sideways, in pixels; 0 when it fits. */
globalThis.sidewaysScroll = () =>
  Math.max(0, document.documentElement.scrollWidth - window.innerWidth);

/** Every text that can be seen, with the element that holds it. */
function seenTexts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const parent = walker.currentNode.parentElement;
    if (text !== '' && parent.checkVisibility()) seen.push({ text, parent });
  }
  return seen;
}

/** The smallest font size of any text that can be seen, in pixels. */
globalThis.smallestText = () =>
  Math.min(
    ...seenTexts().map(({ parent }) => Number.parseFloat(getComputedStyle(parent).fontSize)),
  );

/** Texts whose contrast with what is behind them is below `least` (WCAG 2: 4.5 for body text). */
globalThis.faintTexts = (least) =>
  seenTexts().flatMap(({ text, parent }) => {
    const ink = getComputedStyle(parent).color;
    const ground = groundOf(parent);
    const contrast = contrastOf(luminance(ink), luminance(ground));
    return contrast < least ? [`${text}: ${ink} on ${ground}, ${contrast.toFixed(2)}`] : [];
  });

function channels(color) {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

function groundOf(element) {
  if (element === null) return 'rgb(255, 255, 255)';
  const color = getComputedStyle(element).backgroundColor;
  return channels(color)[3] === 0 ? groundOf(element.parentElement) : color;
}

function luminance(color) {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
