import { useText } from '../i18n/useText';
import { word } from '../status/words';

/** A cloud by its name in the language. */
export function ProviderName({ provider }: { provider: string | null }) {
  const text = useText();
  if (provider === null) {
    return <span className="secondary">{text.noProvider}</span>;
  }
  return (
    <span className="provider" data-provider={provider}>
      {word(text.providers, provider)}
    </span>
  );
}
