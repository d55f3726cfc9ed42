package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Multiplication;
import dev.hearth.compute.plan.Nest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What becomes of a product's elements once they are summed: they are stored, or they pass in
 * registers through a group of maps, and what that leaves is stored.
 */
record Finish(Operator operator, Multiplication product, Optional<Group> group, KernelShape shape) {
  private static final String FIRST_LINES = "        ";

  /** With the group if the product's items can do it. */
  static Finish of(
      Operator operator, Multiplication product, Optional<Group> next, KernelShape shape) {
    Optional<Group> group =
        next.filter(g -> product.isMappedBy(g, operator))
            .filter(
                g -> g.stages().allMatch(s -> operator.tensors().get(s.out()).type() == Type.F32));
    return new Finish(operator, product, group, shape);
  }

  /** The kernel's buffers: the operands, what it stores, what else the maps read. */
  List<Integer> slots() {
    return Stream.of(operands(), stored(), read()).flatMap(List::stream).toList();
  }

  /** What the template asks of it. */
  Map<String, Object> values(Numbers numbers) {
    Map<String, Object> values = new HashMap<>();
    values.put("ARGUMENTS", arguments());
    values.put("KEPT", joined(", ", t -> "kept%d[4]".formatted(t)));
    values.put("FINISH", text(numbers));
    values.put("STORE_FOUR", joined(" ", t -> "hk_write4(kept%1$d, t%1$d + at);".formatted(t)));
    values.put("STORE_ONE", joined(" ", t -> "t%1$d[at + n] = kept%1$d[n];".formatted(t)));
    return values;
  }

  private List<Integer> operands() {
    return List.of(
        product.contraction().term().a().read().tensor(),
        product.contraction().term().b().read().tensor());
  }

  private List<Integer> stored() {
    List<Integer> stored = new ArrayList<>();
    if (isNeeded()) {
      stored.add(product.out());
    }
    group.ifPresent(
        g ->
            g.stages()
                .map(s -> s.out())
                .filter(t -> !new Layout(operator, g).local(t))
                .forEach(stored::add));
    return stored;
  }

  /** Whether the product itself is read elsewhere, or is an output. */
  private boolean isNeeded() {
    List<?> own = group.map(g -> g.stages().toList()).orElse(List.of());
    return operator.tensors().get(product.out()).role() == Role.OUT
        || operator.stages().stream()
            .filter(s -> !own.contains(s))
            .anyMatch(s -> s.reads().anyMatch(r -> r.tensor() == product.out()));
  }

  private List<Integer> read() {
    List<Integer> stored = stored();
    return group.stream()
        .flatMap(g -> new Layout(operator, g).whole().stream())
        .filter(t -> t != product.out() && !stored.contains(t))
        .toList();
  }

  private String arguments() {
    List<String> names = new ArrayList<>(List.of("a", "b"));
    Stream.of(stored(), read()).flatMap(List::stream).forEach(t -> names.add("t" + t));
    List<Integer> slots = slots();
    String buffers =
        IntStream.range(0, slots.size())
            .mapToObj(n -> "HK_BUFFER(%s, %s, %d), ".formatted(type(slots.get(n)), names.get(n), n))
            .collect(Collectors.joining());
    return "%sHK_FIRST(%d), HK_NUMBERS(%d)".formatted(buffers, slots.size(), slots.size() + 1);
  }

  private String type(int tensor) {
    return operator.tensors().get(tensor).type() == Type.F32 ? "float" : "uint";
  }

  private String joined(String between, IntFunction<String> each) {
    return stored().stream().map(each::apply).collect(Collectors.joining(between));
  }

  /** From the product's element to what is kept of it. */
  private String text(Numbers numbers) {
    Source out = new Source(numbers);
    Map<Integer, String> values = new HashMap<>();
    values.put(product.out(), "product");
    group.ifPresent(g -> values.putAll(mapped(out, g)));
    stored().forEach(t -> out.line("kept%d[n] = %s;", t, values.get(t)));
    return out.toString().indent(FIRST_LINES.length());
  }

  private Map<Integer, String> mapped(Source out, Group group) {
    Nest nest = group.nests().getFirst();
    Storage storage = new Storage(new Layout(operator, group), shape);
    Map<Integer, List<String>> known = new HashMap<>();
    known.put(product.out(), List.of("product"));
    return new NestText(out, storage, nest, point(), 1, 1, known).values();
  }

  /** Where an element is, in the template's words. */
  private Point point() {
    int skipped = product.batch().blocked() ? 1 : 0;
    int rank = product.contraction().dims().size() - skipped;
    List<String> names = new ArrayList<>();
    for (int d = 0; d < rank; d++) {
      names.add("i" + (d + skipped));
    }
    names.set(product.contraction().row() - skipped, "row");
    names.set(rank - 1, "own");
    return new Point(names, "k");
  }
}
