package dev.hearth.compute.fold;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A whole operator: tensors and the stages that compute them, in order. An instance is sound: types
 * agree, every tensor has one writer, and every address was proved inside its tensor when it was
 * made, for the sizes it was made with.
 *
 * <p>Two operators are equal when they do the same under the same names.
 */
public record Operator(String name, List<Tensor> tensors, List<Stage> stages) {
  public Operator {
    tensors = List.copyOf(tensors);
    stages = List.copyOf(stages);
    Soundness.check(name, tensors, stages);
  }

  /** What a kernel's run takes, in this order. */
  public List<Tensor> arguments() {
    return tensors.stream().filter(t -> t.role() != Role.VIRTUAL).toList();
  }

  public Tensor tensor(String name) {
    return tensors.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** The stage that writes tensor number {@code tensor}. */
  public Stage writer(int tensor) {
    return stages.stream().filter(s -> s.out() == tensor).findFirst().orElseThrow();
  }

  /**
   * Whether the buffer of an output may be that of an input: type and size agree, and whatever
   * reads the input is the stage that writes the output, at the very element it is about to write.
   */
  public boolean mayAlias(String output, String input) {
    int out = tensors.indexOf(tensor(output));
    int in = tensors.indexOf(tensor(input));
    Stage writer = writer(out);
    return tensors.get(in).type() == tensors.get(out).type()
        && tensors.get(in).size() == tensors.get(out).size()
        && stages.stream()
            .flatMap(s -> s.reads().filter(r -> touches(r, in)).map(r -> s == writer && own(r, s)))
            .allMatch(identity -> identity);
  }

  /** Names apart, operators of equal canonical bytes are the same; see {@link CanonicalBytes}. */
  public byte[] canonicalBytes() {
    return CanonicalBytes.of(this);
  }

  /** SHA-256 of the canonical bytes. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(canonicalBytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean touches(Read read, int tensor) {
    return read.tensor() == tensor || read.gather().filter(g -> g.tensor() == tensor).isPresent();
  }

  private boolean own(Read read, Stage stage) {
    Tensor written = tensors.get(stage.out());
    return read.gather().isEmpty()
        && read.at().base() == 0
        && read.at().ofK() == 0
        && IntStream.range(0, stage.dims().size())
            .allMatch(d -> read.at().of(d) == written.stride(d) || stage.dims().get(d) == 1);
  }
}
