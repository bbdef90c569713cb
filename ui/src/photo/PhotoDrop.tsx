import { CameraOutlined, MobileOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Camera } from "./Camera";
import { FromPhone, type PhoneUse } from "./FromPhone";
import { filesIn, type Staging } from "./staging";
import "./photo.css";

/** The keys of a strip: choosing a file, and the camera. */
export type PhotoKeys = readonly [Shortcut, Shortcut];

/** Those of the strip that a page has, or that is looked at most. */
export const PHOTO_KEYS: PhotoKeys = ["Alt+U", "Alt+C"];

interface PhotoDropProps {
  staging: Staging;
  /** What a phone is told that its pictures are for. */
  phone: PhoneUse;
  /** For a file and for the camera; of several on a page each has its own. */
  keys?: PhotoKeys;
  /** Has the key of the phone; only one on a page may. */
  phoneKeyed?: boolean;
  /** Whether it takes what is pasted on the page. */
  pasted?: boolean;
}

/** Where pictures come in: by drop, paste, file, a phone and, where the machine has one, camera. */
export function PhotoDrop(props: PhotoDropProps) {
  const { staging, phone, keys, phoneKeyed = keys === PHOTO_KEYS, pasted = true } = props;
  const { say } = useWords();
  const { take, pending, notTaken, forget } = staging;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [camera, setCamera] = useState(false);
  const [asking, setAsking] = useState(false);
  const { locked } = useLock();
  const free = keys !== undefined && !locked && !camera && !asking;
  const [choose, film] = keys ?? PHOTO_KEYS;
  const films = navigator.mediaDevices !== undefined;
  useShortcut(choose, () => !popupOpen() && input.current?.click(), free);
  useShortcut(film, () => !popupOpen() && setCamera(true), free && films);
  useShortcut("Alt+D", () => setAsking(true), phoneKeyed && !locked && !camera && !asking);
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(filesIn(event.dataTransfer));
  };
  return (
    <div className="stack-tight">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here; the button does the same */}
      <div
        className="photo-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-test="photo-drop"
      >
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          loading={pending > 0}
          onClick={() => input.current?.click()}
          data-test="photo-choose"
        >
          {say("photo.choose")} {keys && <Key>{choose.replace("+", " ")}</Key>}
        </Button>
        {films && (
          <Button
            size="small"
            icon={<CameraOutlined aria-hidden />}
            onClick={() => setCamera(true)}
            data-test="photo-camera"
          >
            {say("photo.camera")} {keys && <Key>{film.replace("+", " ")}</Key>}
          </Button>
        )}
        <Button
          size="small"
          icon={<MobileOutlined aria-hidden />}
          onClick={() => setAsking(true)}
          data-test="photo-phone"
        >
          {say("photo.phone")} {phoneKeyed && <Key>Alt D</Key>}
        </Button>
        <span className="quiet photo-hint">
          {say(pasted ? "photo.drop_hint" : "photo.drop_only")}
        </span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => {
            take(Array.from(event.target.files ?? []));
            event.target.value = "";
          }}
          data-test="photo-file"
        />
      </div>
      {notTaken.length > 0 && (
        <Alert
          type="error"
          closable={{ onClose: forget }}
          title={say("photo.not_taken", { n: notTaken.length })}
          description={
            <ul className="photo-faults">
              {notTaken.map(({ name, why }, at) => (
                <li key={at}>
                  <bdi>{name}</bdi>: {why}
                </li>
              ))}
            </ul>
          }
          data-test="photo-fault"
        />
      )}
      {asking && <FromPhone use={phone} bring={staging.bring} close={() => setAsking(false)} />}
      {camera && <Camera take={(file) => take([file])} close={() => setCamera(false)} />}
    </div>
  );
}

/** Takes pictures pasted anywhere on the page while the component is shown. */
export function usePastedPictures(staging: Staging): void {
  const { locked } = useLock();
  const { take } = staging;
  useEffect(() => {
    if (locked) return;
    const onPaste = (event: ClipboardEvent) => {
      const files = filesIn(event.clipboardData).filter((file) => file.type.startsWith("image/"));
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [take, locked]);
}
