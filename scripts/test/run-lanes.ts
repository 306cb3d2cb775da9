/** Runs stages in lanes: the lanes at the same time, the stages of a lane one after another. */

/** What a stage needs to take its place in a lane. */
export interface LaneStage {
  /** What follows means nothing if this one fails. */
  readonly required?: true
}

export interface StageEnd {
  readonly succeeded: boolean
}

/**
 * A failed stage does not keep the next from running, unless it is required; the other lanes go on to
 * their end in any case, so that one run tells as much as it can.
 * @returns whether every required stage succeeded.
 */
export async function runLanes<Stage extends LaneStage>(
  lanes: readonly (readonly Stage[])[],
  run: (stage: Stage) => Promise<StageEnd>,
): Promise<boolean> {
  const ends = await Promise.all(lanes.map((lane) => runLane(lane, run)))
  return ends.every(Boolean)
}

async function runLane<Stage extends LaneStage>(
  lane: readonly Stage[],
  run: (stage: Stage) => Promise<StageEnd>,
): Promise<boolean> {
  for (const stage of lane) {
    const { succeeded } = await run(stage)
    if (!succeeded && stage.required) return false
  }
  return true
}
