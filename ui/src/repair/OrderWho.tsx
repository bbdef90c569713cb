import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { CompanyLink } from "../company/CompanyLink";
import { PassportCard, usePassport } from "../device/Passport";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { LongText } from "../kit/LongText";
import { useWords } from "../kit/words";
import type { RepairCard } from "../wire/commands";
import { Fact, FactCard, Facts, Phone } from "./Facts";

/** Whose machine it is and how it came. */
export function CustomerFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <FactCard title={say("order.customer")} test="order-who">
      <Facts>
        <Fact name={say("field.name")}>
          <Link
            to="/customers/$id"
            params={{ id: card.customer_id }}
            className="order-link"
            data-test="order-customer"
          >
            <bdi>{card.customer_name}</bdi>
          </Link>{" "}
          {card.customer_orders > 1 && (
            <span className="quiet">
              {say("order.customer_orders", { n: card.customer_orders })}
            </span>
          )}
        </Fact>
        <Fact name={say("field.phone")}>
          <Phone repair={card.id} masked={card.phone_masked} />
        </Fact>
        <Fact name={say("field.company")} test="order-company">
          {card.company_id !== null && (
            <CompanyLink id={card.company_id} name={card.company} className="order-link" />
          )}
        </Fact>
        <Fact name={say("field.wechat")} test="order-wechat">
          {card.wechat}
        </Fact>
        <Fact name={say("field.address")} test="order-address">
          {card.address}
        </Fact>
        <Fact name={say("field.channel")} test="order-channel">
          {[say(`channel.${card.channel}`), card.waybill, card.place].filter(Boolean).join(" · ")}
        </Fact>
        <Fact name={say("column.opened_by")}>
          {card.opened_by} · <span className="number">{clock.short(card.opened_at)}</span>
        </Fact>
      </Facts>
    </FactCard>
  );
}

/** Which machine it is; its passport opens below. */
export function DeviceFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const passport = usePassport(open ? { id: card.device_id } : null);
  return (
    <FactCard
      title={say("order.device")}
      test="order-machine"
      acts={
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
          data-test="order-passport"
        >
          {say(open ? "order.passport_close" : "order.passport")}
        </Button>
      }
    >
      <Facts>
        <Fact name={say("column.device")} test="order-device">
          <bdi>{`${card.brand} ${card.model}`}</bdi>{" "}
          <span className="quiet">
            {[say(`kind.${card.kind}`), card.colour, card.storage].filter(Boolean).join(" · ")}
          </span>
        </Fact>
        <Fact name={say("field.imei")} test="order-imei">
          {card.imei && <span className="number">{card.imei}</span>}
        </Fact>
        <Fact name={say("field.imei2")} test="order-imei2">
          {card.imei2 && <span className="number">{card.imei2}</span>}
        </Fact>
        <Fact name={say("field.serial")} test="order-serial">
          {card.serial && <bdi>{card.serial}</bdi>}
        </Fact>
        <Fact name={say("field.unreadable")} test="order-unreadable">
          {card.unreadable}
        </Fact>
        <Fact name={say("field.former")} test="order-former">
          {card.former && (
            <span className="number">{card.former.imei ?? card.former.serial ?? "—"}</span>
          )}
        </Fact>
        <Fact name={say("order.code")} test="order-code">
          <span className="number">{card.code}</span>
        </Fact>
      </Facts>
      {open && (
        <div className="order-passport">
          <FailureNote reason={passport.error} again={() => passport.refetch()} />
          {passport.data && <PassportCard passport={passport.data} />}
          <Link
            to="/devices/$id"
            params={{ id: card.device_id }}
            className="order-link"
            data-test="order-passport-page"
          >
            {say("order.passport_page")}
          </Link>
        </div>
      )}
    </FactCard>
  );
}

/** What is wrong with it, by code and in the customer's words. */
export function SymptomFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  return (
    <FactCard
      title={say("order.symptom")}
      test="order-what"
      acts={
        <span className="quiet" data-test="order-reproduced">
          {say(`reproduced.${card.reproduced}`)}
        </span>
      }
    >
      {card.codes.length > 0 && (
        <div className="row order-codes" data-test="order-codes">
          <strong>{card.code_words}</strong>
          <span className="quiet number">{card.codes.join(" ")}</span>
        </div>
      )}
      <div data-test="order-symptom">
        <LongText text={card.symptom} />
      </div>
    </FactCard>
  );
}
