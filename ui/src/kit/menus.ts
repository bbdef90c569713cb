import type { MenuProps } from "antd";

/** Ends the key press with the choice: Enter would go on to press what the choice has just opened. */
export const onceChosen: MenuProps["onClick"] = ({ domEvent }) => domEvent.preventDefault();
