import { tokenIn } from "./host/ticket";
import "./kit/theme.css";
import "./kit/kit.css";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root element");
const token = tokenIn(window.location.hash);
// A phone with a ticket loads its own small page and nothing of the desk's.
if (token) {
  const { startShooting } = await import("./shoot/start");
  startShooting(root, token);
} else {
  const { startDesk } = await import("./frame/start");
  await startDesk(root);
}
