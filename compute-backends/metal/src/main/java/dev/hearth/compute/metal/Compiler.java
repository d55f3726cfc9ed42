package dev.hearth.compute.metal;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Launch;
import dev.hearth.compute.kernels.Prelude;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The system's compiler, told to leave every result as it is written. */
record Compiler(Id gpu) {
  /** Of MTLMathMode. */
  private static final long SAFE = 0;

  /** A pipeline a launch, the caller's to release. */
  List<Id> compile(KernelPlan plan) {
    List<Id> pipelines = new ArrayList<>();
    try (ObjectiveC.Pool _ = gpu.runtime().pool();
        Id library = library(Prelude.METAL.before(plan, KernelShape.ITEMS))) {
      plan.launches().forEach(launch -> pipelines.add(pipeline(library, launch)));
      return pipelines;
    } catch (RuntimeException e) {
      pipelines.forEach(Id::close);
      throw e;
    }
  }

  private Id library(String source) {
    try (Arena arena = Arena.ofConfined();
        Id options = options()) {
      MemorySegment error = arena.allocate(ADDRESS);
      Id text = gpu.runtime().string(source);
      return orThrow(gpu.object(Selector.NEW_LIBRARY, text, options, error), error);
    }
  }

  /** Systems before macOS 15 know one switch only. */
  private Id options() {
    Id options = gpu.runtime().type("MTLCompileOptions").object(Selector.NEW);
    if (options.knows(Selector.SET_MATH_MODE)) {
      options.tell(Selector.SET_MATH_MODE, SAFE);
    } else {
      options.tell(Selector.SET_FAST_MATH, false);
    }
    return options;
  }

  private Id pipeline(Id library, Launch launch) {
    Id name = gpu.runtime().string(launch.kernel());
    try (Arena arena = Arena.ofConfined();
        Id function = library.object(Selector.NEW_FUNCTION, name)) {
      if (function.isNil()) {
        throw Failure.compiler("it has no function " + launch.kernel());
      }
      MemorySegment error = arena.allocate(ADDRESS);
      return fitting(orThrow(gpu.object(Selector.NEW_PIPELINE, function, error), error), launch);
    }
  }

  private static Id fitting(Id pipeline, Launch launch) {
    long most = pipeline.number(Selector.MOST_ITEMS);
    if (most < launch.items()) {
      pipeline.close();
      throw Failure.compiler(
          "groups of %d items, where the device has %d".formatted(launch.items(), most));
    }
    return pipeline;
  }

  private Id orThrow(Id made, MemorySegment error) {
    if (made.isNil()) {
      Id said = gpu.runtime().id(error.get(ADDRESS, 0));
      throw Failure.compiler(
          said.isNil() ? "it does not say why" : said.object(Selector.DESCRIPTION).text());
    }
    return made;
  }
}
