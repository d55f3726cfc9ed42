package dev.hearth.node.agent;

import dev.hearth.node.worker.WorkerProcess;

/** Where workers come from: processes of their own, which start with their first task. */
@FunctionalInterface
interface WorkerSource {
  /** One that works on the device of this id. */
  WorkerProcess on(String device);
}
