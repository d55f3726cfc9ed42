package dev.hearth.training;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.program.TracedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** A model small enough for the scalar reference, a text for it, and a job about it. */
final class Toys {
  static final ModelShape SHAPE = new ModelShape(2, 32, 2, 32, 40);
  static final int BATCH = 2;

  private static final Map<Hyperparameters, Hash> PROGRAMS = new ConcurrentHashMap<>();

  private static final String TEXT =
      "the wheel turns and the water runs, the stone is still and the fire burns; ".repeat(20);

  private Toys() {}

  static Device device(String id, int threads) {
    return device(id, threads, Pace.FREE);
  }

  static Device device(String id, int threads, Pace pace) {
    for (Backend backend : ServiceLoader.load(Backend.class)) {
      if (backend.devices().stream().anyMatch(device -> device.id().equals(id))) {
        return backend.open(id, threads, pace);
      }
    }
    throw new IllegalStateException("no device " + id);
  }

  static Tokens tokens() {
    byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
    try {
      return Vocabulary.characters(text).encode(text);
    } catch (IOException e) {
      throw new IllegalStateException("a text has the characters it has", e);
    }
  }

  static Hyperparameters hyperparameters(int steps, int segment) {
    return new Hyperparameters(
        BATCH, steps, segment, 3, 1e-2f, 0.9f, 0.95f, 1e-8f, 0.1f, 0.7f, 0.9f);
  }

  static Weights weights() {
    return InitialWeights.of(SHAPE, 1337);
  }

  static JobSpec job(Hyperparameters hyperparameters) {
    return job(hyperparameters, PROGRAMS.computeIfAbsent(hyperparameters, Toys::program));
  }

  private static Hash program(Hyperparameters hyperparameters) {
    return TracedProgram.of(SHAPE, hyperparameters, tokens().size() / 2).hash();
  }

  static JobSpec job(Hyperparameters hyperparameters, Hash program) {
    BlobId none = BlobId.of(new byte[0]);
    return new JobSpec(
        "toy",
        NodeKey.of(new byte[] {1}).publicKey(),
        SHAPE,
        hyperparameters,
        7,
        3,
        2,
        none,
        StateRoot.start(weights()),
        program,
        BlobId.of(tokens().blob()),
        none,
        none,
        Wei.of(1),
        Wei.of(1),
        1_000_000,
        0,
        new Eip712(1, Address.of(new byte[Address.SIZE])));
  }
}
