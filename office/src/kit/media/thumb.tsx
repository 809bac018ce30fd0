import { ImageOff, Package } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classNames } from '../class-names.ts';
import styles from './thumb.module.css';

type ThumbProps = {
  /** The address of the picture; without one a sign stands in its place. */
  src?: string | null;
  /** What is to be seen; "" where the name stands beside it. */
  alt: string;
  size?: 'small' | 'large';
};

/** A small picture. One that cannot be loaded shows a sign instead of a broken image. */
export function Thumb({ src, alt, size = 'small' }: ThumbProps) {
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another try.
  useEffect(() => setFailed(false), [src]);
  const Sign = src ? ImageOff : Package;
  return (
    <span className={classNames(styles.thumb, size === 'large' && styles.large)}>
      {src && !failed ? (
        <img
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailed(true)}
        />
      ) : (
        <Sign role="img" aria-label={failed ? 'The picture could not be loaded' : 'No picture'} />
      )}
    </span>
  );
}
