/** Moves of one lifecycle: command → the states it leaves and the state it reaches. */
export type TransitionTable<State extends string, Command extends string = string> = Record<
  Command,
  { readonly from: readonly State[]; readonly to: State }
>

/** The state after `command`, or `null` when the table has no such move from `state`. */
export function nextState<State extends string, Command extends string>(
  table: TransitionTable<State, Command>,
  command: Command,
  state: State,
): State | null {
  const move = table[command]
  return move.from.includes(state) ? move.to : null
}

/** Commands open in `state`, so that no console re-derives the rule. */
export function commandsFrom<State extends string, Command extends string>(
  table: TransitionTable<State, Command>,
  state: State,
): Command[] {
  return (Object.keys(table) as Command[]).filter((command) => table[command].from.includes(state))
}
