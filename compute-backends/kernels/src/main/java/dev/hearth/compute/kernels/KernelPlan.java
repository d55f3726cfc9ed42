package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Multiplication;
import dev.hearth.compute.plan.Part;
import dev.hearth.compute.plan.Scatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An operator as kernels.
 *
 * @param texts one a launch; empty where an earlier launch's text holds its kernel too
 * @param launches in the order they run, each after the one before it has ended
 * @param scratch slots that the caller does not give, and their size in words: virtual tensors that
 *     pass from kernel to kernel, and what kernels pack
 */
public record KernelPlan(List<String> texts, List<Launch> launches, Map<Integer, Long> scratch) {
  /** Registers hold what a fused loop passes on; beyond this they may not. */
  private static final int MOST_INSTRUCTIONS = 192;

  /**
   * @throws IllegalArgumentException when a tensor has 2^31 elements or more
   */
  public static KernelPlan of(Operator operator, KernelShape shape) {
    if (operator.tensors().stream().anyMatch(t -> t.size() > Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(operator.name() + " is too large for one device");
    }
    Draft draft = new Draft(operator);
    Deque<Part> parts = parts(operator, shape);
    while (!parts.isEmpty()) {
      switch (parts.pop()) {
        case Multiplication product when shape.vectors() -> new PanelProduct(product).write(draft);
        case Multiplication product -> {
          Finish finish = Finish.of(operator, product, group(parts.peek()), shape);
          finish.group().ifPresent(_ -> parts.pop());
          new TileProduct(product, finish, shape).write(draft);
        }
        case Scatter scatter -> new ScatterKernel(scatter, shape).write(draft);
        case Group group ->
            new GroupKernel(new Storage(new Layout(operator, group), shape), shape).write(draft);
      }
    }
    return draft.plan();
  }

  /** In the order they run, products made block by block where they are small. */
  private static Deque<Part> parts(Operator operator, KernelShape shape) {
    Deque<Part> left = new ArrayDeque<>(Part.of(operator, MOST_INSTRUCTIONS));
    Deque<Part> parts = new ArrayDeque<>();
    while (!left.isEmpty()) {
      Part part = left.pop();
      if (part instanceof Multiplication product && TileProduct.apart(product, shape)) {
        Optional<Group> next = group(left.peek()).filter(g -> product.isMappedBy(g, operator));
        next.ifPresent(_ -> left.pop());
        parts.addAll(product.apart(operator, next));
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Optional<Group> group(Part part) {
    return part instanceof Group group ? Optional.of(group) : Optional.empty();
  }

  /** All kernels, to be put behind a prelude. */
  public String source() {
    StringBuilder source = new StringBuilder();
    for (int n = 0; n < texts.size(); n++) {
      source.append("#undef HK_NAME\n#define HK_NAME ").append(launches.get(n).kernel());
      source.append('\n').append(texts.get(n)).append('\n');
    }
    return source.toString();
  }

  /** What the kernels of an operator have come to so far. */
  static final class Draft {
    private final Operator operator;
    private final List<String> texts = new ArrayList<>();
    private final List<Launch> launches = new ArrayList<>();
    private final Map<Integer, Long> scratch = new TreeMap<>();
    private int kernels;

    private Draft(Operator operator) {
      this.operator = operator;
    }

    Operator operator() {
      return operator;
    }

    /** A name for the next kernel. */
    String name() {
      return "k" + kernels++;
    }

    void kernel(String text, Launch launch) {
      texts.add(text);
      launches.add(launch);
      launch.slots().forEach(this::need);
    }

    /** A slot for so many words that no tensor is. */
    int scratch(long words) {
      if (words > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(operator.name() + " is too large for one device");
      }
      int slot = Math.max(operator.tensors().size(), highest() + 1);
      scratch.put(slot, words);
      return slot;
    }

    private int highest() {
      return scratch.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    }

    private void need(int slot) {
      if (slot < operator.tensors().size() && operator.tensors().get(slot).role() == Role.VIRTUAL) {
        scratch.put(slot, operator.tensors().get(slot).size());
      }
    }

    private KernelPlan plan() {
      return new KernelPlan(List.copyOf(texts), List.copyOf(launches), Map.copyOf(scratch));
    }
  }
}
