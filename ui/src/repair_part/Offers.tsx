import { Button } from "antd";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { PartOffer } from "../wire/commands";

/** What may take the place of a part that is not there: one press puts it into the line's place. */
export function Offers({ line, offers }: { line: string; offers: readonly PartOffer[] }) {
  const { say } = useWords();
  const replace = useChange("repair_part.replace");
  if (offers.length === 0) return null;
  return (
    <div className="stack part-others" data-test="part-offers">
      <FailureNote reason={replace.refused} />
      {offers.map((offer) => (
        <div key={offer.part} className="row-wide">
          <span className="grow cut">
            {say(offer.successor ? "parts.successor" : "parts.alternate")}{" "}
            <span className="number">{offer.number}</span> <bdi>{offer.name}</bdi>{" "}
            <span className="quiet">
              {say(`grade.${offer.grade}`)} · {say("parts.available", { n: offer.available })}
            </span>
          </span>
          <Button
            size="small"
            loading={replace.pending}
            onClick={() => replace.run({ id: line, part: offer.part })}
            data-test="part-replace"
          >
            {say("parts.replace")}
          </Button>
        </div>
      ))}
    </div>
  );
}
