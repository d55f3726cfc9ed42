/* Stands in for NVIDIA's management library: one card, at 0000:01:00.0, used by this process and by process 1. */
#include <string.h>
#include <unistd.h>

typedef struct {
  unsigned int pid;
  unsigned long long timeStamp;
  unsigned int smUtil, memUtil, encUtil, decUtil;
} nvmlProcessUtilizationSample_t;

typedef struct {
  unsigned int pid;
  unsigned long long usedGpuMemory;
  unsigned int gpuInstanceId, computeInstanceId;
} nvmlProcessInfo_t;

enum { SUCCESS = 0, NOT_SUPPORTED = 3, NOT_FOUND = 6, INSUFFICIENT_SIZE = 7 };

static int card;
static int tells_processes = 1;
static int computes_here = 1;
static int busy = 1;

void stub(int processes, int here, int work) {
  tells_processes = processes;
  computes_here = here;
  busy = work;
}

int nvmlInit_v2(void) { return SUCCESS; }
int nvmlShutdown(void) { return SUCCESS; }

int nvmlDeviceGetHandleByPciBusId_v2(const char *bus, void **device) {
  *device = &card;
  return strcmp(bus, "0000:01:00.0") ? NOT_FOUND : SUCCESS;
}

int nvmlDeviceGetTemperature(void *device, int sensor, unsigned int *celsius) {
  *celsius = 61;
  return device == &card && sensor == 0 ? SUCCESS : NOT_SUPPORTED;
}

int nvmlDeviceGetPowerUsage(void *device, unsigned int *milliwatts) {
  *milliwatts = 182500;
  return device == &card ? SUCCESS : NOT_SUPPORTED;
}

int nvmlDeviceGetUtilizationRates(void *device, unsigned int rates[2]) {
  rates[0] = 70;
  rates[1] = 20;
  return device == &card ? SUCCESS : NOT_SUPPORTED;
}

int nvmlDeviceGetProcessUtilization(
    void *device, nvmlProcessUtilizationSample_t *samples, unsigned int *count, unsigned long long since) {
  if (!tells_processes) return NOT_SUPPORTED;
  if (!busy) return NOT_FOUND;
  if (!samples || *count < 3) return INSUFFICIENT_SIZE;
  nvmlProcessUtilizationSample_t all[] = {
    {(unsigned int)getpid(), since + 1, 60, 1, 0, 0}, {1, since + 1, 90, 1, 0, 0}, {1, since + 2, 30, 1, 0, 0}};
  memcpy(samples, all, sizeof all);
  *count = 3;
  return SUCCESS;
}

int nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned int *count, nvmlProcessInfo_t *processes) {
  processes[0].pid = 1;
  processes[1].pid = (unsigned int)getpid();
  *count = computes_here ? 2 : 1;
  return SUCCESS;
}
