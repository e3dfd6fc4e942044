import { useText } from '../../i18n/useText';
import { drainCommand, drainLines } from '../../status/traffic';
import { Command } from './Command';

interface Props {
  namespace: string;
  name: string;
  placement: string;
  /** Where it stands in the spec. */
  index: number;
  drained: boolean;
}

/** How a placement is drained, which is the spec's word: the lines for Git, or the command. */
export function Drain({ namespace, name, placement, index, drained }: Props) {
  const words = useText().trafficPage;
  return (
    <details className="by-kubectl">
      <summary>{drained ? words.undrain(placement) : words.drain(placement)}</summary>
      <p className="secondary">{drained ? words.undrainHint : words.drainHint}</p>
      <Command>{drainLines(placement, !drained)}</Command>
      <p className="secondary">{words.drainKubectl}</p>
      <Command>{drainCommand(namespace, name, placement, index, !drained)}</Command>
    </details>
  );
}
