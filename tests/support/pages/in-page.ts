// @ts-nocheck: these run in a browser, whose types the rest of the project must not see.

/** The area that the first chart of a page fills, measured in columns, as a share of the frame of its axes. */
export const filledArea = () => {
  const svg = document.querySelector('svg')!;
  const shape = svg.querySelector<SVGPathElement>('[aria-label="area"] path')!;
  const ends = (grid: string, name: string) => {
    const lines = [...svg.querySelectorAll(`[aria-label="${grid}"] line`)];
    const at = lines.map((line) => Number(line.getAttribute(name)));
    return [Math.min(...at), Math.max(...at)] as const;
  };
  const [left, right] = ends('x-grid', 'x1');
  const [top, bottom] = ends('y-grid', 'y1');
  const columns = 4000;
  let filled = 0;
  for (let column = 0; column < columns; column += 1) {
    const x = left + ((column + 0.5) / columns) * (right - left);
    // The shape stands on the axis: half the way until the edge is found.
    let [inside, outside] = [bottom, top - 1];
    for (let step = 0; step < 16; step += 1) {
      const y = (inside + outside) / 2;
      if (shape.isPointInFill(new DOMPoint(x, y))) inside = y;
      else outside = y;
    }
    filled += (bottom - inside) / (bottom - top);
  }
  return filled / columns;
};

/** What has the focus, and whether it shows it; undefined if nothing has. */
export const focused = () => {
  const at = document.activeElement;
  if (at === null || at === document.body) return undefined;
  const outlined = getComputedStyle(at).outlineStyle !== 'none';
  return { name: at.getAttribute('aria-label') ?? at.tagName, outlined };
};

/** Pixels that the page takes, scrolled or not. */
export const pageWidth = () => document.documentElement.scrollWidth;

/** Pixels of the smallest text of a chart. */
export const smallestChartText = () =>
  Math.min(
    ...[...document.querySelectorAll('svg')].map(
      (svg) =>
        (Number.parseFloat(getComputedStyle(svg).fontSize) * svg.getBoundingClientRect().width) /
        svg.viewBox.baseVal.width,
    ),
  );

/** Texts of less contrast than 4.5 (WCAG 2, https://www.w3.org/TR/WCAG22/#contrast-minimum). */
export const poorContrast = () => {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only the function itself gets there
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? [])
      .slice(0, 3)
      .map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((Number(part) / 255 + 0.055) / 1.055) ** 2.4,
      );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const back = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('main *')]
    .filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue!.trim()),
    )
    .filter((one) => one.tagName !== 'style')
    .flatMap((one) => {
      const style = getComputedStyle(one);
      const front = luminance(one instanceof SVGElement ? style.fill : style.color);
      const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      return ratio < 4.5 ? [`${one.tagName} ${one.textContent}: ${ratio.toFixed(1)}`] : [];
    });
};
