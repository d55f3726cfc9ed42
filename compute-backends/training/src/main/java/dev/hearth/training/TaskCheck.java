package dev.hearth.training;

import dev.hearth.protocol.JobSpec;
import dev.hearth.training.program.TracedProgram;
import java.util.Optional;

/** Which tasks this trainer does not take, and why: a job comes from outside. */
final class TaskCheck {
  private static final int LARGEST_HEAD = 256;

  private TaskCheck() {}

  static Optional<String> refusal(ShardTask task) {
    JobSpec job = task.job();
    if (job.hyperparameters().epsilon() != Schedule.EPSILON) {
      return Optional.of("AdamW's epsilon is 1e-8 here, the job wants another");
    }
    if (job.model().width() / job.model().heads() > LARGEST_HEAD) {
      return Optional.of("attention heads are at most 256 wide here, the job's are wider");
    }
    if (task.slice().places(job.model().context()) == 0) {
      return Optional.of("the job's text is too short for its shards and context");
    }
    return TracedProgram.isOf(job)
        ? Optional.empty()
        : Optional.of("the job names another program than this version trains");
  }
}
