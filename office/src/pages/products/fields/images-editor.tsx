import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { IconButton } from '../../../kit/button/icon-button.tsx';
import { TextField } from '../../../kit/field/text-field.tsx';
import { Thumb } from '../../../kit/media/thumb.tsx';
import styles from './fields.module.css';

type ImagesEditorProps = { value: string[]; onChange: (value: string[]) => void };

const maxImages = 20;

/** The addresses of the pictures in their order, each with the picture. */
export function ImagesEditor({ value: images, onChange }: ImagesEditorProps) {
  const editor = useRef<HTMLDivElement>(null);

  function move(from: number, to: number) {
    const next = [...images];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  }
  function remove(index: number) {
    onChange(images.filter((_, other) => other !== index));
    // The button that had the focus is gone.
    editor.current?.querySelector<HTMLElement>('[data-add] button')?.focus();
  }
  return (
    <div ref={editor} className={styles.lines}>
      {images.map((image, index) => {
        const title = `picture ${index + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same address may stand twice while it is typed
          <div key={index} className={styles.image}>
            <Thumb src={image.trim() || null} alt={`Preview of ${title}`} size="large" />
            <TextField
              name={`images.${index}`}
              label={index === 0 ? 'Main picture' : `Picture ${index + 1}`}
              type="url"
              placeholder="https://"
              value={image}
              onChange={text => onChange(images.map((other, at) => (at === index ? text : other)))}
            />
            <div className={styles.buttons}>
              <IconButton
                label={`Move ${title} up`}
                size="small"
                isDisabled={index === 0}
                onPress={() => move(index, index - 1)}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                label={`Move ${title} down`}
                size="small"
                isDisabled={index === images.length - 1}
                onPress={() => move(index, index + 1)}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton label={`Remove ${title}`} size="small" onPress={() => remove(index)}>
                <Trash2 aria-hidden />
              </IconButton>
            </div>
          </div>
        );
      })}
      {images.length === 0 && <p className={styles.hint}>The addresses of pictures, the main one first.</p>}
      <div data-add="">
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          disabledReason={images.length >= maxImages ? `At most ${maxImages} pictures.` : null}
          onPress={() => onChange([...images, ''])}
        >
          Add a picture
        </Button>
      </div>
    </div>
  );
}
