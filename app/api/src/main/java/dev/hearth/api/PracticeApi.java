package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** What the practice network's process does for the agent. */
public interface PracticeApi {

  /** Its peers work for this share of the time from now on; 0 holds them still. */
  @Method(value = "practice.pace", notification = true)
  void pace(WorkerPace pace);
}
