package dev.hearth.compute.metal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The messages that are sent, as Apple's headers declare them: what they answer, what they take.
 */
enum Selector {
  // NSObject
  NEW("new", ADDRESS),
  RETAIN("retain", ADDRESS),
  RELEASE("release", null),
  RESPONDS_TO("respondsToSelector:", JAVA_BOOLEAN, ADDRESS),

  // NSString, NSArray, NSError
  STRING("stringWithUTF8String:", ADDRESS, ADDRESS),
  UTF8("UTF8String", ADDRESS),
  COUNT("count", JAVA_LONG),
  OBJECT_AT("objectAtIndex:", ADDRESS, JAVA_LONG),
  CODE("code", JAVA_LONG),
  DESCRIPTION("localizedDescription", ADDRESS),

  // MTLDevice
  NAME("name", ADDRESS),
  REGISTRY_ID("registryID", JAVA_LONG),
  IS_LOW_POWER("isLowPower", JAVA_BOOLEAN),
  WORKING_SET("recommendedMaxWorkingSetSize", JAVA_LONG),
  MOST_BYTES("maxBufferLength", JAVA_LONG),
  NEW_QUEUE("newCommandQueue", ADDRESS),
  NEW_BUFFER("newBufferWithLength:options:", ADDRESS, JAVA_LONG, JAVA_LONG),
  NEW_LIBRARY("newLibraryWithSource:options:error:", ADDRESS, ADDRESS, ADDRESS, ADDRESS),
  NEW_PIPELINE("newComputePipelineStateWithFunction:error:", ADDRESS, ADDRESS, ADDRESS),

  // MTLCompileOptions, MTLLibrary, MTLComputePipelineState, MTLBuffer
  SET_MATH_MODE("setMathMode:", null, JAVA_LONG),
  SET_FAST_MATH("setFastMathEnabled:", null, JAVA_BOOLEAN),
  NEW_FUNCTION("newFunctionWithName:", ADDRESS, ADDRESS),
  MOST_ITEMS("maxTotalThreadsPerThreadgroup", JAVA_LONG),
  CONTENTS("contents", ADDRESS),

  // MTLCommandQueue, MTLCommandBuffer
  COMMAND_BUFFER("commandBuffer", ADDRESS),
  ENCODER("computeCommandEncoder", ADDRESS),
  COMMIT("commit", null),
  WAIT("waitUntilCompleted", null),
  STATUS("status", JAVA_LONG),
  ERROR("error", ADDRESS),

  // MTLComputeCommandEncoder
  SET_PIPELINE("setComputePipelineState:", null, ADDRESS),
  SET_BUFFER("setBuffer:offset:atIndex:", null, ADDRESS, JAVA_LONG, JAVA_LONG),
  SET_BYTES("setBytes:length:atIndex:", null, ADDRESS, JAVA_LONG, JAVA_LONG),
  DISPATCH("dispatchThreadgroups:threadsPerThreadgroup:", null, Sizes.LAYOUT, Sizes.LAYOUT),
  END("endEncoding", null);

  /** MTLSize, which is passed by value: width, height, depth. */
  static final class Sizes {
    static final StructLayout LAYOUT = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private Sizes() {}
  }

  private final String text;
  private final FunctionDescriptor type;

  /**
   * @param result null for a message without an answer
   */
  Selector(String text, MemoryLayout result, MemoryLayout... arguments) {
    MemoryLayout[] all =
        Stream.concat(Stream.of(ADDRESS, ADDRESS), Arrays.stream(arguments))
            .toArray(MemoryLayout[]::new);
    this.text = text;
    this.type =
        result == null ? FunctionDescriptor.ofVoid(all) : FunctionDescriptor.of(result, all);
  }

  String text() {
    return text;
  }

  /** Of objc_msgSend when it sends this: receiver and selector come first. */
  FunctionDescriptor type() {
    return type;
  }
}
