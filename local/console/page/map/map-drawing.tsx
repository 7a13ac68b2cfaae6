import { useMemo } from 'preact/hooks';
import { type DrawnBox, type DrawnLine, drawingOf, titleOf } from '../../../../map/drawing';
import { box } from '../../../../map/layout';
import type { ApiMap } from '../../../../map/map-model';
import type { LitWay } from './lit';

interface DrawingProps {
  readonly map: ApiMap;
  readonly lit: LitWay;
  /** How the call that lights the way ended: a class of the lit boxes. */
  readonly ended: string;
  /** Address of the resource that is open. */
  readonly resource?: string | undefined;
  /** Where a box leads. */
  readonly linkOf: (box: DrawnBox) => string;
}

/** The map of one API, whose boxes lead to what they stand for. */
export function MapDrawing({ map, lit, ended, resource, linkOf }: DrawingProps) {
  const drawing = useMemo(() => drawingOf(map), [map]);
  const { boxes, lines, width, height, name } = drawing;
  return (
    <svg class="map" viewBox={`-4 -4 ${width + 8} ${height + 8}`} width={width + 8} aria-label={name}>
      {lines.map((line) => (
        <Line key={`${line.from} > ${line.to}`} line={line} lit={lit} />
      ))}
      {boxes.map((one) => (
        <Box
          key={one.id}
          drawn={one}
          mark={lit.boxes.has(one.id) ? `lit ${ended}` : ''}
          current={resource !== undefined && one.addresses.includes(resource)}
          link={linkOf(one)}
        />
      ))}
    </svg>
  );
}

function Line({ line: { from, to, d }, lit }: { readonly line: DrawnLine; readonly lit: LitWay }) {
  return <path class={lit.lines.has(`${from} > ${to}`) ? 'line lit' : 'line'} d={d} />;
}

interface BoxProps {
  readonly drawn: DrawnBox;
  readonly mark: string;
  readonly current: boolean;
  readonly link: string;
}

function Box({ drawn, mark, current, link }: BoxProps) {
  const { kind, label, shown, x, y } = drawn;
  return (
    <a href={link} class={`box ${kind} ${mark}`} aria-label={`${kind} ${label}`} aria-current={current || undefined}>
      <title>{titleOf(drawn)}</title>
      <rect x={x} y={y} width={box.width} height={box.height} rx="6" />
      <text x={x + 10} y={y + 22}>
        {shown}
      </text>
    </a>
  );
}
