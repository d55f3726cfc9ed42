package dev.hearth.compute.kernels;

/** What stands before the source of kernels, so that one compiler or another understands it. */
public enum Prelude {
  OPENCL("prelude.cl"),
  CUDA("prelude.cu"),
  METAL("prelude.metal");

  private final String resource;

  Prelude(String resource) {
    this.resource = resource;
  }

  /** The whole text to compile. */
  public String before(KernelPlan plan, KernelShape shape) {
    return before(plan.source(), shape);
  }

  String before(String text, KernelShape shape) {
    String sizes =
        "#define HK_ITEMS %d\n#define HK_SIZES %d\n".formatted(shape.items(), shape.sizes());
    return sizes + Template.text(resource) + text;
  }
}
