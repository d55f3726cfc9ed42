package dev.hearth.compute.cuda;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDeviceGetAttribute;
import static jcuda.driver.JCudaDriver.cuDeviceGetCount;
import static jcuda.driver.JCudaDriver.cuDeviceGetName;
import static jcuda.driver.JCudaDriver.cuDeviceGetPCIBusId;
import static jcuda.driver.JCudaDriver.cuDeviceTotalMem;
import static jcuda.driver.JCudaDriver.cuDriverGetVersion;

import dev.hearth.compute.DeviceInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jcuda.driver.CUdevice;
import jcuda.driver.CUresult;

/** The cards that NVIDIA's driver knows. */
final class Cards {
  private static final int TEXT = 256;

  private Cards() {}

  /** Empty where there is no such driver, or no card; a driver that cannot begin says why. */
  static List<DeviceInfo> all(String backend) {
    int begun = NativeLibrary.begin();
    if (begun == CUresult.CUDA_ERROR_NO_DEVICE) {
      return List.of();
    }
    Status.check(begun, "beginning");
    int[] count = new int[1];
    Status.check(cuDeviceGetCount(count), "counting cards");
    return IntStream.range(0, count[0]).mapToObj(n -> info(backend, n)).toList();
  }

  static CUdevice handle(int number) {
    CUdevice device = new CUdevice();
    Status.check(cuDeviceGet(device, number), "looking for it");
    return device;
  }

  /** How many multiprocessors it has. */
  static int processors(CUdevice device) {
    int[] count = new int[1];
    int status = cuDeviceGetAttribute(count, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT, device);
    Status.check(status, "asking it for its processors");
    return count[0];
  }

  private static DeviceInfo info(String backend, int number) {
    CUdevice device = handle(number);
    byte[] name = new byte[TEXT];
    Status.check(cuDeviceGetName(name, TEXT, device), "asking it for its name");
    long[] bytes = new long[1];
    Status.check(cuDeviceTotalMem(bytes, device), "asking it for its memory");
    return new DeviceInfo(
        backend + ":" + number, text(name), "NVIDIA", backend, driver(), bytes[0], bus(device));
  }

  /** As in "CUDA 12.4": what the driver serves. */
  private static String driver() {
    int[] version = new int[1];
    Status.check(cuDriverGetVersion(version), "asking for its driver");
    return "CUDA %d.%d".formatted(version[0] / 1000, version[0] % 1000 / 10);
  }

  private static String bus(CUdevice device) {
    String[] id = new String[1];
    Status.check(cuDeviceGetPCIBusId(id, TEXT, device), "asking it for its place");
    return id[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
