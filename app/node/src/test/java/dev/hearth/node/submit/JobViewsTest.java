package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobViewsTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"1, Finished: its one round is trained.", "2, Finished: all 2 rounds are trained."})
  void aFinishedJobSaysSoAndWhenTheRestComesBack(int rounds, String sentence) throws Exception {
    try (DataFolder folder = DataFolder.open(root.resolve("data"));
        NodeStore store = NodeStore.open(folder, InstantSource.system())) {
      JobView view =
          JobViews.of(new JobRecords(store.ownJobs(), finished(rounds)), List.of(), "", List.of());
      assertThat(view.sentence()).isEqualTo(sentence);
      assertThat(view.deadline()).isEqualTo(Fixtures.DEADLINE * 1000);
      assertThat(view.unaided()).isZero();
    }
  }

  private static OwnJob finished(int rounds) {
    JobSpec job = job(rounds);
    return new OwnJob(
        job,
        Signed.by(SUBMITTER, job.encode()),
        "tiny",
        Bytes.of(new byte[32]),
        1,
        Duration.ofMinutes(1),
        Wei.of(1000),
        Wei.ZERO,
        JobView.Phase.FINISHED,
        "");
  }

  private static JobSpec job(int rounds) {
    JobSpec like = Fixtures.job(SUBMITTER);
    return new JobSpec(
        like.title(),
        like.submitter(),
        like.model(),
        like.hyperparameters(),
        like.seed(),
        rounds,
        like.shards(),
        like.weights(),
        like.startRoot(),
        like.programHash(),
        like.trainTokens(),
        like.validationTokens(),
        like.vocabulary(),
        like.price(),
        like.auditPrice(),
        like.auditPerMillion(),
        like.deadline(),
        like.escrow());
  }
}
