import { useCallback } from "react";
import { Checks } from "../condition/Checks";
import { Outline } from "../condition/Outline";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";
import { PhotoDrop } from "../photo/PhotoDrop";
import { PhotoStrip, VIEWS } from "../photo/PhotoStrip";
import type { Staging } from "../photo/staging";
import type { StagedPhoto } from "../wire/commands";
import type { PartProps } from "./MoreSections";
import { Section } from "./Section";
import { kindOf } from "./writing";

/** How the machine looks: marks on its outline. */
export function OutlineSection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { marks } = values;
  return (
    <Section
      state={sections.of("outline")}
      title={say("intake.outline")}
      summary={marks.length > 0 && say("intake.marks", { n: marks.length })}
    >
      <Field name="marks" label={say("field.marks")} fault={faults.marks} tight className="bare">
        {() => (
          <Outline kind={kindOf(values)} marks={marks} change={(next) => set("marks", next)} />
        )}
      </Field>
    </Section>
  );
}

/** What works and what does not, tried together with the customer. */
export function ChecksSection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { checks } = values;
  const failed = checks.filter((check) => check.result === "fail").length;
  const passed = checks.filter((check) => check.result === "pass").length;
  return (
    <Section
      state={sections.of("checks")}
      title={say("intake.checks")}
      summary={[
        failed > 0 && say("intake.checks_failed", { n: failed }),
        passed > 0 && say("intake.checks_passed", { n: passed }),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <Field name="checks" label={say("field.checks")} fault={faults.checks} tight className="bare">
        {() => (
          <Checks kind={kindOf(values)} checks={checks} change={(next) => set("checks", next)} />
        )}
      </Field>
    </Section>
  );
}

/** The pictures taken at the counter. */
export function PhotosSection({ fields, sections, staging }: PartProps & { staging: Staging }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { photos } = values;
  return (
    <Section
      state={sections.of("photos")}
      title={say("intake.photos")}
      summary={photos.length > 0 && say("intake.photo_count", { n: photos.length })}
    >
      <Field name="photos" label={say("field.photos")} fault={faults.photos} tight className="bare">
        {() => (
          <div className="stack-tight">
            <PhotoStrip
              photos={photos}
              setView={(at, view) =>
                set(
                  "photos",
                  photos.map((photo, one) => (one === at ? { ...photo, view } : photo)),
                )
              }
              remove={(at) =>
                set(
                  "photos",
                  photos.filter((_, one) => one !== at),
                )
              }
            />
            <PhotoDrop staging={staging} phone={{ what: "intake" }} phoneKeyed />
          </div>
        )}
      </Field>
    </Section>
  );
}

/** Adds a staged picture: the first shows the front, the second the back, and so on; none twice. */
export function useAddPhoto(
  latest: () => readonly StagedPhoto[],
  set: (photos: StagedPhoto[]) => void,
) {
  return useCallback(
    ({ hash }: { hash: string }) => {
      const photos = latest();
      if (photos.some((photo) => photo.hash === hash)) return;
      set([...photos, { hash, view: viewOf(photos.length) }]);
    },
    [latest, set],
  );
}

function viewOf(at: number): StagedPhoto["view"] {
  return at < 2 ? (VIEWS[at] ?? "other") : "other";
}
