import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { companyCard, doorFor, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

test("a company is reached from who comes for it, and leads to everybody who does", async () => {
  const host = await show({}, "/customers/c-1");
  await waitFor(() => expect(now("customer-colleagues")?.textContent).toContain("张小雨"));
  await user.click(await at("company-link"));
  await waitFor(() => expect(window.location.hash).toBe("#/companies/k-1"));
  expect((await at("company-name")).textContent).toBe("远景物业");
  expect(host.inputs("company.card")[0]).toEqual({ id: "k-1" });
  expect((await at("company-facts")).textContent).toContain("01065550000");
  const people = await at("company-people");
  expect(people.textContent).toContain("（2）");
  expect(Array.from(people.querySelectorAll("a"), (link) => link.textContent)).toEqual([
    "张伟",
    "张小雨",
  ]);
  await user.click(people.querySelectorAll("a")[1] as HTMLElement);
  await waitFor(() => expect(window.location.hash).toBe("#/customers/c-2"));
});

test("it is corrected by keyboard, and a name that is taken is told at the field", async () => {
  let taken = true;
  const host = await show(
    {
      "company.revise": () => {
        if (!taken) return { seen_seq: 6 };
        throw refusal("company.unfit", "invalid", [fault("name", "company.name_taken")]);
      },
    },
    "/companies/k-1",
  );
  await at("company-name");
  await user.keyboard("{Control>}e{/Control}");
  await user.type(await at("company-edit-name"), "集团");
  await user.keyboard("{Enter}");
  expect(document.activeElement).toBe(await at("company-edit-phone"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("fault-name")).textContent).toBe("另一家公司已经叫这个名字");
  expect(await at("company-edit-name")).toHaveProperty("value", "远景物业集团");
  taken = false;
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(all("company-form")).toHaveLength(0));
  const { id, seen_seq, phone, address } = companyCard;
  expect(host.inputs("company.revise")[1]).toEqual({
    id,
    seen_seq,
    name: "远景物业集团",
    phone,
    address,
  });
});

test("a correction that came too late tells what changed and keeps what was typed", async () => {
  let card = companyCard;
  const host = await show(
    {
      "company.card": () => card,
      "company.revise": () => {
        const stale = refusal("edit.stale", "conflict");
        stale.failure.params = { person: "王工", at: "2026-11-21 14:30" };
        throw stale;
      },
    },
    "/companies/k-1",
  );
  await user.click(await at("company-revise"));
  await user.type(await at("company-edit-name"), "集团");
  card = { ...companyCard, phone: "4008001234", seen_seq: 9 };
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("stale-note")?.textContent).toContain("4008001234"));
  expect(await at("company-edit-name")).toHaveProperty("value", "远景物业集团");
  await user.click(await at("stale-mine"));
  await waitFor(() => expect(host.inputs("company.revise")[1]?.seen_seq).toBe(9));
});

test("who may not correct is offered no correction", async () => {
  await show({ "shop.door": () => doorFor(wang) }, "/companies/k-1");
  await at("company-name");
  await user.keyboard("{Control>}e{/Control}");
  expect(now("company-revise")).toBeNull();
  expect(now("company-form")).toBeNull();
});
