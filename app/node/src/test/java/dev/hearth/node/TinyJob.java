package dev.hearth.node;

import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.LeaseInputs;
import dev.hearth.training.StateRoot;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.program.TracedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A job that really trains, in a blink: its spec, with its content put into the submitter's store.
 */
public final class TinyJob {
  public static final int STEPS = 6;
  private static final ModelShape SHAPE = new ModelShape(1, 8, 2, 8, 256);
  private static final String TEXT = "the quick brown fox jumps over the lazy dog; ".repeat(20);

  private TinyJob() {}

  public static JobSpec publish(NodeKey submitter, Eip712 escrow, BlobStore blobs)
      throws IOException {
    return publish(submitter, escrow, blobs, STEPS);
  }

  /** With so many steps a lease, so that there is a middle to be interrupted in. */
  public static JobSpec publish(NodeKey submitter, Eip712 escrow, BlobStore blobs, int steps)
      throws IOException {
    Hyperparameters hyperparameters =
        new Hyperparameters(2, steps, steps / 3, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0.6f);
    return publish(submitter, escrow, blobs, SHAPE, hyperparameters);
  }

  /** The same with another deadline, in seconds since 1970. */
  public static JobSpec until(JobSpec job, long deadline) {
    return new JobSpec(
        job.title(),
        job.submitter(),
        job.model(),
        job.hyperparameters(),
        job.seed(),
        job.rounds(),
        job.shards(),
        job.weights(),
        job.startRoot(),
        job.programHash(),
        job.trainTokens(),
        job.validationTokens(),
        job.vocabulary(),
        job.price(),
        job.auditPrice(),
        job.auditPerMillion(),
        deadline,
        job.escrow(),
        job.token());
  }

  /** What a lease of its first round reads; zero for a job that nobody trains. */
  static Hash inputsRoot(JobSpec job, int shard) {
    Tokens tokens = tokens();
    if (!job.trainTokens().equals(BlobId.of(tokens.blob()))) {
      return Hash.ZERO;
    }
    Slice slice = Slice.of(tokens.size(), job.shards(), 0, shard);
    Tokens text = slice.in(tokens);
    return LeaseInputs.of(job, 0, shard, text).root();
  }

  private static Tokens tokens() {
    try {
      return Vocabulary.bytes().encode(TEXT.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException("every byte is a token", e);
    }
  }

  /** Of another size, on the same text. */
  public static JobSpec publish(
      NodeKey submitter,
      Eip712 escrow,
      BlobStore blobs,
      ModelShape shape,
      Hyperparameters hyperparameters)
      throws IOException {
    Weights start = InitialWeights.of(shape, 7);
    byte[] weights = ModelFile.write(start, Map.of());
    byte[] tokens = tokens().blob();
    blobs.put(weights);
    blobs.put(tokens);
    return new JobSpec(
        "tiny",
        submitter.publicKey(),
        shape,
        hyperparameters,
        7,
        1,
        3,
        BlobId.of(weights),
        StateRoot.start(start),
        TracedProgram.of(shape, hyperparameters, tokens.length / Short.BYTES / 3).hash(),
        BlobId.of(tokens),
        BlobId.of(tokens),
        BlobId.of(Vocabulary.bytes().blob()),
        Fixtures.PRICE,
        Fixtures.PRICE,
        0,
        Fixtures.DEADLINE,
        escrow);
  }
}
