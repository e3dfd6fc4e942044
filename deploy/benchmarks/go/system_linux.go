package main

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// pin binds the calling thread, which has to be locked to its goroutine, to one core.
func pin(core int) bool {
	if core < 0 {
		return false
	}
	var wanted, got unix.CPUSet
	wanted.Set(core)
	if unix.SchedSetaffinity(0, &wanted) != nil || unix.SchedGetaffinity(0, &got) != nil {
		return false
	}
	return got == wanted
}

func clockNanos(clock int32) int64 {
	var at unix.Timespec
	fail(unix.ClockGettime(clock, &at))
	return at.Nano()
}

func threadTime() int64 {
	return clockNanos(unix.CLOCK_THREAD_CPUTIME_ID)
}

func processTime() int64 {
	return clockNanos(unix.CLOCK_PROCESS_CPUTIME_ID)
}

// machineTime reads what all cores did since the machine started: user nice system idle iowait irq softirq steal, in
// steps of 10 ms; and how many cores there are, whatever this process is bound to.
func machineTime() (busy, stolen int64, cores int) {
	text, err := os.ReadFile("/proc/stat")
	fail(err)
	lines := strings.Split(string(text), "\n")
	var ticks [8]int64
	for index, field := range strings.Fields(lines[0])[1:9] {
		ticks[index], err = strconv.ParseInt(field, 10, 64)
		fail(err)
	}
	for _, line := range lines[1:] {
		if strings.HasPrefix(line, "cpu") {
			cores++
		}
	}
	const nanosPerTick = 10_000_000
	return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) * nanosPerTick, ticks[7] * nanosPerTick, max(1, cores)
}
