package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_DEVICE_AVAILABLE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_COMPILER_AVAILABLE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_ENDIAN_LITTLE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_NAME;
import static org.lwjgl.opencl.CL10.CL_DEVICE_TYPE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_TYPE_CPU;
import static org.lwjgl.opencl.CL10.CL_DEVICE_VENDOR;
import static org.lwjgl.opencl.CL10.CL_DEVICE_VERSION;
import static org.lwjgl.opencl.CL10.CL_DRIVER_VERSION;
import static org.lwjgl.opencl.CL10.CL_SUCCESS;
import static org.lwjgl.opencl.CL10.clGetDeviceInfo;

import dev.hearth.compute.DeviceInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Asks a device about itself. */
record DeviceQuery(long device) {
  /** Of cl_khr_pci_bus_info: domain, bus, device and function. */
  private static final int PCI_BUS_INFO = 0x410F;

  /** Of cl_nv_device_attribute_query: bus, and device and function in one. */
  private static final int NVIDIA_PCI_BUS = 0x4008;

  private static final int NVIDIA_PCI_SLOT = 0x4009;

  /** Of cl_amd_device_attribute_query: a type, then from byte 21 on bus, device and function. */
  private static final int AMD_TOPOLOGY = 0x4037;

  DeviceInfo info(String id, String backend) {
    return new DeviceInfo(
        id,
        text(CL_DEVICE_NAME),
        text(CL_DEVICE_VENDOR),
        backend,
        text(CL_DEVICE_VERSION) + ", " + text(CL_DRIVER_VERSION),
        number(CL_DEVICE_GLOBAL_MEM_SIZE),
        location(),
        isProcessor());
  }

  boolean isUsable() {
    return number(CL_DEVICE_AVAILABLE) != 0
        && number(CL_DEVICE_COMPILER_AVAILABLE) != 0
        && number(CL_DEVICE_ENDIAN_LITTLE) != 0;
  }

  boolean isProcessor() {
    return (number(CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0;
  }

  /** Of any width; 0 where the device does not know the question. */
  long number(int question) {
    byte[] bytes = bytes(question);
    long value = 0;
    for (int n = bytes.length - 1; n >= 0; n--) {
      value = value << 8 | bytes[n] & 0xff;
    }
    return value;
  }

  private String text(int question) {
    return new String(bytes(question), StandardCharsets.UTF_8).replace('\0', ' ').strip();
  }

  private String location() {
    byte[] khr = bytes(PCI_BUS_INFO);
    if (khr.length == 16) {
      ByteBuffer words = ByteBuffer.wrap(khr).order(ByteOrder.LITTLE_ENDIAN);
      return address(words.getInt(0), words.getInt(4), words.getInt(8), words.getInt(12));
    }
    if (bytes(NVIDIA_PCI_BUS).length > 0) {
      int slot = (int) number(NVIDIA_PCI_SLOT);
      return address(0, (int) number(NVIDIA_PCI_BUS), slot >> 3, slot & 7);
    }
    byte[] amd = bytes(AMD_TOPOLOGY);
    return amd.length == 24 ? address(0, amd[21] & 0xff, amd[22], amd[23]) : "";
  }

  private static String address(int domain, int bus, int device, int function) {
    return "%04x:%02x:%02x.%x".formatted(domain, bus, device, function);
  }

  private byte[] bytes(int question) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      if (clGetDeviceInfo(device, question, (ByteBuffer) null, size) != CL_SUCCESS) {
        return new byte[0];
      }
      ByteBuffer answer = MemoryUtil.memAlloc((int) size.get(0));
      try {
        Status.CALL.check(
            clGetDeviceInfo(device, question, answer, null), "asking it about itself");
        byte[] bytes = new byte[answer.remaining()];
        answer.get(bytes);
        return bytes;
      } finally {
        MemoryUtil.memFree(answer);
      }
    }
  }
}
