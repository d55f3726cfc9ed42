package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.List;
import java.util.stream.Stream;

/** Where a group's tensors live: in arrays of the whole tensor, of one row, or nowhere. */
public record Layout(Operator operator, Group group) {
  public Tensor tensor(int number) {
    return operator.tensors().get(number);
  }

  public Kind kind(int number) {
    return tensor(number).type() == Type.F32 ? Kind.FLOAT : Kind.INT;
  }

  /** The tensors that the generated code takes as whole arrays. */
  public List<Integer> whole() {
    return touched().filter(t -> !local(t)).toList();
  }

  /** The tensors that it keeps one row of. */
  public List<Integer> rows() {
    return touched().filter(t -> local(t) && stored(t)).toList();
  }

  public int rowSize(int tensor) {
    return (int) tensor(tensor).stride(group.prefix() - 1);
  }

  /** Virtual, and read by this group alone. */
  public boolean local(int tensor) {
    return tensor(tensor).role() == Role.VIRTUAL
        && group.stages().anyMatch(s -> s.out() == tensor)
        && operator.stages().stream()
            .filter(s -> group.stages().noneMatch(own -> own == s))
            .noneMatch(s -> reads(s, tensor));
  }

  /** Whether the tensor's elements outlive the nest that computes them. */
  public boolean stored(int tensor) {
    return !local(tensor)
        || group.nests().stream()
            .filter(n -> n.stages().stream().noneMatch(s -> s.out() == tensor))
            .anyMatch(n -> n.stages().stream().anyMatch(s -> reads(s, tensor)));
  }

  /** The coefficient of index {@code d} in an address of {@code tensor}'s array. */
  public int coefficient(int tensor, Affine at, int d) {
    return d < group.prefix() && local(tensor) ? 0 : (int) at.of(d);
  }

  private Stream<Integer> touched() {
    return group.stages().flatMap(Layout::touchedBy).distinct().sorted();
  }

  private static Stream<Integer> touchedBy(Stage stage) {
    Stream<Integer> read =
        stage
            .reads()
            .flatMap(
                r ->
                    Stream.concat(Stream.of(r.tensor()), r.gather().map(g -> g.tensor()).stream()));
    return Stream.concat(Stream.of(stage.out()), read);
  }

  private static boolean reads(Stage stage, int tensor) {
    return stage.reads().anyMatch(r -> touches(r, tensor));
  }

  private static boolean touches(Read read, int tensor) {
    return read.tensor() == tensor || read.gather().filter(g -> g.tensor() == tensor).isPresent();
  }
}
