import { Link } from "@tanstack/react-router";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { Signature } from "../consent/SignaturePad";
import { useChange } from "../kit/change";
import { useClock, useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { PasscodeForm } from "../passcode/PasscodeForm";
import { PasscodeShow } from "../passcode/PasscodeShow";
import { Prepaid } from "../payment/Prepaid";
import { useCan } from "../session/door";
import type { RepairCard } from "../wire/commands";
import { Fact, FactCard, Facts } from "./Facts";
import { isOver, Promised } from "./Promised";
import { VisitOrders } from "./VisitOrders";

/** What was left with the machine, and what is known of its data and its locks. */
export function LeftFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const left = card.accessories.map((one) => say(`accessory.${one}`));
  if (card.accessory_note !== "") left.push(card.accessory_note);
  return (
    <FactCard title={say("order.left")} test="order-left-facts">
      <Facts>
        <Fact name={say("field.accessories")} test="order-accessories">
          {left.length > 0 ? left.join(say("text.list_mark")) : say("order.accessories_none")}
        </Fact>
        {card.handed_back.length > 0 && (
          <Fact name={say("field.handed_back")} test="order-handed-back">
            {say("order.handed_back", {
              what: card.handed_back
                .map((one) => say(`accessory.${one}`))
                .join(say("text.list_mark")),
            })}
          </Fact>
        )}
        <Fact name={say("field.backed_up")} test="order-backed-up">
          {say(`backed_up.${card.backed_up}`)}
        </Fact>
        <Fact name={say("field.account_lock")} test="order-account-lock">
          <span className={card.account_lock === "on" ? "tone-late" : undefined}>
            {say(`account_lock.${card.account_lock}`)}
          </span>
        </Fact>
        <Fact name={say("field.repair_mode")} test="order-repair-mode">
          {say(card.repair_mode ? "value.yes" : "value.no")}
        </Fact>
        <Fact name={say("field.passcode")} test="order-passcode">
          <Passcode card={card} />
        </Fact>
      </Facts>
    </FactCard>
  );
}

function Passcode({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const purge = useChange("passcode.purge");
  const [setting, setSetting] = useState(false);
  const maySet = can("correct_repairs") && !isOver(card.stage);
  const mayPurge = card.passcode !== null && !card.passcode.purged && can("correct_repairs");
  return (
    <>
      <div className="row order-passcode">
        <PasscodeShow repair={card.id} state={card.passcode} />
        {maySet && (
          <Button size="small" onClick={() => setSetting(true)} data-test="passcode-set">
            {say(card.passcode === null ? "order.passcode_set" : "order.passcode_renew")}
          </Button>
        )}
        {mayPurge && (
          <Popconfirm
            title={say("order.purge_ask")}
            okText={say("order.purge")}
            onConfirm={() => purge.run({ id: card.id })}
          >
            <Button size="small" loading={purge.pending} data-test="passcode-purge">
              {say("order.purge")}
            </Button>
          </Popconfirm>
        )}
      </div>
      <FailureNote reason={purge.refused} />
      {setting && <PasscodeForm card={card} close={() => setSetting(false)} />}
    </>
  );
}

/** What it may cost, and what was paid ahead. */
export function MoneyFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  return (
    <FactCard title={say("order.money")} test="order-money">
      <Facts>
        <Fact name={say("field.estimate")} test="order-estimate">
          {card.estimate === null ? (
            <span className="quiet">{say("order.estimate_none")}</span>
          ) : (
            <span className="number">{yuan(card.estimate)}</span>
          )}
        </Fact>
        <Fact name={say("field.ask_above")} test="order-ask-above">
          {card.ask_above === null ? (
            <span className="quiet">{say("order.ask_always")}</span>
          ) : (
            <span className="number">
              {say("order.ask_above", { amount: yuan(card.ask_above) })}
            </span>
          )}
        </Fact>
      </Facts>
      <Prepaid
        repair={card.id}
        payments={card.payments}
        held={card.prepaid}
        over={isOver(card.stage)}
      />
    </FactCard>
  );
}

function OtherOrder({ of }: { of: { id: string; number: string } }) {
  return (
    <Link to="/repairs/$id" params={{ id: of.id }} search={{}} className="order-link number">
      {of.number}
    </Link>
  );
}

/** What was agreed: until when, under which warranty, by which terms, together with what. */
export function AgreedFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const clock = useClock();
  const now = useNow();
  const { consent } = card;
  return (
    <FactCard title={say("order.agreed")} test="order-agreed">
      <Facts>
        <Fact name={say("field.promised_at")} test="order-promised">
          <Promised of={card} now={now} />
        </Fact>
        <Fact name={say("field.warranty")} test="order-warranty">
          {[
            say(`warranty.${card.warranty}`),
            card.warranty_basis && say(`warranty_basis.${card.warranty_basis}`),
            card.bought_on && say("order.bought_on", { day: card.bought_on }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Fact>
        <Fact name={say("order.consent")} test="order-consent">
          {consent === null ? (
            <span className="quiet">{say("order.consent_none")}</span>
          ) : (
            <>
              {say(`consent_how.${consent.how}`)}{" "}
              <span className="quiet">
                {say("order.consent_versions", {
                  terms: consent.terms_version,
                  privacy: consent.privacy_version,
                })}{" "}
                · {consent.by} · <span className="number">{clock.short(consent.at)}</span>
              </span>
              {consent.signature && <Signature signature={consent.signature} />}
            </>
          )}
        </Fact>
        <Fact name={say("order.outcome")} test="order-outcome">
          {card.outcome && say(`outcome.${card.outcome}`)}
        </Fact>
        <Fact name={say("order.cover")} test="order-cover">
          {card.cover &&
            [say(`cover.${card.cover}`), card.cover_basis]
              .filter((part) => part !== "")
              .join(" · ")}
        </Fact>
        <Fact name={say("order.rework_of")} test="order-rework-of">
          {card.rework_of && (
            <>
              <OtherOrder of={card.rework_of} />{" "}
              {card.rework_charge && say(`rework_charge.${card.rework_charge}`)}
            </>
          )}
        </Fact>
        <Fact name={say("order.reworks")} test="order-reworks">
          {card.reworks.length > 0 && (
            <span className="row">
              {card.reworks.map((one) => (
                <OtherOrder key={one.id} of={one} />
              ))}
            </span>
          )}
        </Fact>
        <Fact name={say("order.repair_warranty")} test="order-repair-warranty">
          {card.warranty_until.length > 0 && (
            <ul className="visit">
              {card.warranty_until.map(({ line, until, left_days }) => (
                <li key={`${line} ${until}`}>
                  <bdi>{line}</bdi> <span className="number">{until}</span>{" "}
                  <span className="quiet">
                    {left_days > 0
                      ? say("order.warranty_left", { n: left_days })
                      : say("order.warranty_over")}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={say("order.visit")} test="order-visit">
          {card.visit.length > 0 && <VisitOrders orders={card.visit} />}
        </Fact>
      </Facts>
    </FactCard>
  );
}
