package main

import "time"

var origin = time.Now()

// now is the monotonic clock in nanoseconds.
func now() int64 {
	return int64(time.Since(origin))
}

// processorTime is a reading of the clocks of this process and of the machine.
type processorTime struct {
	at     int64
	own    int64
	busy   int64
	stolen int64
	cores  int
}

func readProcessorTime() processorTime {
	busy, stolen, cores := machineTime()
	return processorTime{now(), processTime(), busy, stolen, cores}
}

func (after processorTime) since(before processorTime, pinned bool) surroundings {
	elapsed := float64(max(1, after.at-before.at))
	machine := elapsed * float64(after.cores)
	own := after.own - before.own
	others := max(0, after.busy-before.busy-own)
	return surroundings{
		ProcessCPUPercent: 100 * float64(own) / elapsed,
		OthersPercent:     100 * float64(others) / machine,
		StolenPercent:     100 * float64(after.stolen-before.stolen) / machine,
		Pinned:            pinned,
	}
}

// schedule says when each request is meant to start, whatever became of those before it.
type schedule struct {
	start    int64
	period   int64
	requests int64
}

// soon gives the threads a head start of 20 ms.
func soon(perSecond int64, seconds float64) schedule {
	return schedule{now() + 20_000_000, 1_000_000_000 / perSecond, max(1, int64(float64(perSecond)*seconds))}
}

func (s schedule) due(request int64) int64 {
	return s.start + request*s.period
}

// awaitDue spins, for a wake-up would be late.
func (s schedule) awaitDue(request int64) int64 {
	due := s.due(request)
	for {
		if at := now(); at >= due {
			return at
		}
	}
}
