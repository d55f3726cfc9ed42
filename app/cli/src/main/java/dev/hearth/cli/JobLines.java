package dev.hearth.cli;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobView;
import dev.hearth.api.PlantView;

/** A job in words. */
final class JobLines {
  private JobLines() {}

  static String line(JobView job) {
    return "%s  %s  %s  %s".formatted(job.id().brief(), job.phase(), job.title(), job.sentence());
  }

  static void show(Output lines, JobView job) {
    lines.emit(job);
    lines.say(line(job));
    for (int i = 0; i < job.validationLosses().size(); i++) {
      lines.say(
          "  round %d: loss %.4f in training, %.4f on text it has not seen"
              .formatted(
                  i + 1, job.trainLosses().get(i).loss(), job.validationLosses().get(i).loss()));
    }
    for (JobView.ProviderView provider : job.providers()) {
      lines.say(
          "  …%s: %d leases accepted, %d refused, %d checks, %s %s"
              .formatted(
                  provider.peer().brief(),
                  provider.leasesAccepted(),
                  provider.leasesRefused(),
                  provider.audits(),
                  job.money().exactly(provider.earned()),
                  provider.note()));
    }
    lines.say(
        "  deposited %s, spent %s, refunded %s"
            .formatted(
                job.money().exactly(job.deposited()),
                job.money().exactly(job.spent()),
                job.money().exactly(job.refunded())));
    if (!job.money().coin()) {
      lines.say("  " + inToken(job.money()));
    }
    for (PlantView plant : job.plants()) {
      lines.say(
          "  planted in round %d, shard %d: %s"
              .formatted(plant.round(), plant.shard(), plant.sentence()));
    }
    if (!job.keepers().isEmpty()) {
      lines.say("  " + job.keepers());
    }
  }

  /** Whatever it calls itself, the address says which token it is. */
  static String inToken(Denomination money) {
    return "It pays in the token "
        + money.token()
        + ", which calls its unit "
        + money.symbol()
        + ".";
  }
}
