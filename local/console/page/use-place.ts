import { useEffect, useState } from 'preact/hooks';
import { type Place, placeOf } from './address';

/** Where a person is on the page, as they move. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    // Other fragments lead to a part of what is shown.
    const moved = () => location.hash.startsWith('#/') && setPlace(placeOf(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return place;
}
