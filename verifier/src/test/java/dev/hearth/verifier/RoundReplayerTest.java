package dev.hearth.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.OuterState;
import dev.hearth.training.OuterStep;
import dev.hearth.training.StateRoot;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundReplayerTest {
  private static final ModelShape SHAPE = new ModelShape(1, 8, 2, 8, 256);
  private final Weights first = InitialWeights.of(SHAPE, 1);
  private final JobSpec job = job();
  private final Map<BlobId, byte[]> updates = new HashMap<>();
  private final Device device =
      ServiceLoader.load(Backend.class).findFirst().orElseThrow().open("cpu", 1);

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void carriesTheMomentumFromRoundToRound() throws IOException {
    RoundReplayer rounds = new RoundReplayer(job, first, device);
    rounds.step(List.of(committed(0.01f), committed(0.03f)), updates::get);
    rounds.step(List.of(committed(0.02f), committed(-0.01f)), updates::get);

    OuterState state = OuterState.start(first);
    state = outer(state, 0.01f, 0.03f);
    state = outer(state, 0.02f, -0.01f);
    assertThat(rounds.weights().values()).isEqualTo(state.weights().values());
  }

  @Test
  void takesNoUpdateButTheCommittedOne() {
    Commitment honest = committed(0.01f);
    Commitment forged =
        new Commitment(
            honest.lease(),
            honest.steps(),
            honest.stateRoots(),
            committed(0.02f).updateRoot(),
            honest.update(),
            honest.loss());
    RoundReplayer rounds = new RoundReplayer(job, first, device);

    assertThatThrownBy(() -> rounds.step(List.of(forged), updates::get))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("not the one committed to");
  }

  private OuterState outer(OuterState state, float one, float other) {
    return OuterStep.apply(
        device, job.hyperparameters(), state, List.of(update(one), update(other)));
  }

  private Commitment committed(float value) {
    float[] update = update(value);
    byte[] blob = UpdateBlob.encode(update);
    updates.put(BlobId.of(blob), blob);
    return new Commitment(
        Hash.ZERO, 2, List.of(Hash.ZERO), StateRoot.ofUpdate(SHAPE, update), BlobId.of(blob), 1);
  }

  private static float[] update(float value) {
    float[] update = new float[(int) SHAPE.parameters()];
    Arrays.fill(update, value);
    return update;
  }

  private JobSpec job() {
    BlobId none = BlobId.of(new byte[0]);
    return new JobSpec(
        "toy",
        NodeKey.of(new byte[] {1}).publicKey(),
        SHAPE,
        new Hyperparameters(2, 3, 2, 0, 1e-2f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0.6f),
        3,
        2,
        2,
        none,
        StateRoot.start(first),
        Hash.ZERO,
        none,
        none,
        none,
        Wei.of(1),
        Wei.of(1),
        1_000_000,
        0,
        new Eip712(1, Address.of(new byte[Address.SIZE])));
  }
}
