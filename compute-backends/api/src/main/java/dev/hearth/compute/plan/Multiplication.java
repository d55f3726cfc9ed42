package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One stage, or a stage of blocks and the sum of its blocks, as matrix products.
 *
 * @param out the tensor that the products go to
 * @param flushed whether each addition of a block is flushed, or only what is stored at the end
 */
public record Multiplication(Contraction contraction, Batch batch, int out, boolean flushed)
    implements Part {
  /** The product that begins with stage number {@code first}, if one does. */
  static Optional<Multiplication> of(Operator operator, int first) {
    return Contraction.of(operator.stages().get(first))
        .flatMap(c -> blocked(operator, first, c).or(() -> Optional.of(whole(operator, c))))
        .filter(product -> product.batch.inside(operator.tensors()));
  }

  /**
   * The same with a matrix for each block of k, then one loop that adds the blocks of an element
   * and does what is next. For products that have blocks.
   *
   * @param next what maps this product, see {@link #isMappedBy}
   */
  public List<Part> apart(Operator operator, Optional<Group> next) {
    List<Stage> stages = new ArrayList<>(List.of(operator.writer(out)));
    next.ifPresent(group -> stages.addAll(group.stages().toList()));
    Nest sum = new Nest(stages);
    return List.of(whole(operator, contraction), new Group(List.of(sum), sum.last()));
  }

  /** Whether a group is one loop that maps the elements of this product, each where it is. */
  public boolean isMappedBy(Group group, Operator operator) {
    Tensor product = operator.tensors().get(out);
    return group.nests().size() == 1
        && group
            .stages()
            .allMatch(
                s ->
                    s.isMap()
                        && s.dims().equals(product.shape())
                        && s.reads().allMatch(r -> isOwn(r, s, product)));
  }

  private boolean isOwn(Read read, Stage stage, Tensor product) {
    return read.tensor() != out || Locality.identity(read, stage, product);
  }

  /** How many stages it stands for. */
  int stages() {
    return batch.blocked() ? 2 : 1;
  }

  private static Optional<Multiplication> blocked(Operator operator, int first, Contraction c) {
    int parts = c.stage().out();
    Tensor blocks = operator.tensors().get(parts);
    if (first + 1 == operator.stages().size()
        || c.scale() != 1
        || c.row() == 0
        || blocks.role() != Role.VIRTUAL
        || readers(operator, parts) != 1) {
      return Optional.empty();
    }
    Stage next = operator.stages().get(first + 1);
    return BlockSum.of(next, c.stage(), blocks)
        .map(
            sum -> {
              Batch batch = new Batch(c, operator.tensors().get(next.out()), true);
              return new Multiplication(c, batch, next.out(), sum.flushed());
            });
  }

  private static Multiplication whole(Operator operator, Contraction c) {
    int out = c.stage().out();
    return new Multiplication(c, new Batch(c, operator.tensors().get(out), false), out, false);
  }

  private static long readers(Operator operator, int tensor) {
    return operator.stages().stream()
        .filter(s -> s.reads().anyMatch(r -> r.tensor() == tensor))
        .count();
  }
}
