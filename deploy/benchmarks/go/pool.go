package main

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/alitto/pond/v2"
	"github.com/panjf2000/ants/v2"
)

// The pool under test has this many workers and this much room for waiting tasks.
const (
	poolWorkers = 16
	poolQueue   = 1024
	batch       = 512
)

// submitter takes a task, and waits where there is no room for it.
type submitter func(task func())

func poolOf(subject string) (submitter, func(), error) {
	switch subject {
	case "goroutines":
		return func(task func()) { go task() }, func() {}, nil
	case "ants":
		pool, err := ants.NewPool(poolWorkers, ants.WithMaxBlockingTasks(poolQueue))
		if err != nil {
			return nil, nil, err
		}
		return func(task func()) { fail(pool.Submit(task)) }, pool.Release, nil
	case "pond":
		pool := pond.NewPool(poolWorkers, pond.WithQueueSize(poolQueue))
		return func(task func()) { fail(pool.Go(task)) }, pool.StopAndWait, nil
	}
	return nil, nil, fmt.Errorf("no pool is named %q", subject)
}

// poolLoop hands tasks over by the clock.
func poolLoop(o options) (any, error) {
	submit, stop, err := poolOf(o.subject)
	if err != nil {
		return nil, err
	}
	defer stop()
	// The generator never yields: it needs a place of its own beside the subject's.
	runtime.GOMAXPROCS(max(2, runtime.NumCPU()))
	poolRun(o, submit, soon(3*o.perSecond, o.warmUp))
	return poolRun(o, submit, soon(o.perSecond, o.seconds)), nil
}

func poolRun(o options, submit submitter, s schedule) poolFigures {
	var done sync.WaitGroup
	done.Add(int(s.requests))
	latency, handOver, lateness := newHistogram(), newHistogram(), newHistogram()
	started := make([]int64, s.requests)
	submitted := make([]int64, s.requests)
	pinned, generatorTime := false, int64(0)
	before := readProcessorTime()
	var generated sync.WaitGroup
	generated.Go(func() {
		runtime.LockOSThread()
		pinned = pin(o.generatorCore)
		cpu := threadTime()
		for request := int64(0); request < s.requests; request++ {
			submitted[request] = s.awaitDue(request)
			submit(func() {
				started[request] = now()
				done.Done()
			})
		}
		generatorTime = threadTime() - cpu
	})
	generated.Wait()
	done.Wait()
	after := readProcessorTime()
	for request := range s.requests {
		record(latency, started[request]-s.due(request))
		record(handOver, started[request]-submitted[request])
		record(lateness, submitted[request]-s.due(request))
	}
	return poolFigures{
		Requests:     s.requests,
		Latency:      percentilesOf(latency),
		HandOver:     percentilesOf(handOver),
		Lateness:     percentilesOf(lateness),
		CPUPercent:   100 * float64(after.own-before.own-generatorTime) / float64(after.at-before.at),
		Surroundings: after.since(before, pinned),
	}
}

// poolClosed submits batches and waits for each.
func poolClosed(o options) (any, error) {
	submit, stop, err := poolOf(o.subject)
	if err != nil {
		return nil, err
	}
	defer stop()
	return closedLoop(o, batch, func() error {
		var done sync.WaitGroup
		done.Add(batch)
		for range batch {
			submit(done.Done)
		}
		done.Wait()
		return nil
	})
}

// closedLoop repeats a round for the warm-up and for the measurement, and counts each round as so many operations.
func closedLoop(o options, operations int, round func() error) (closedFigures, error) {
	for end := now() + int64(o.warmUp*1e9); now() < end; {
		if err := round(); err != nil {
			return closedFigures{}, err
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := now()
	rounds := 0
	for end := begin + int64(o.seconds*1e9); now() < end; rounds++ {
		if err := round(); err != nil {
			return closedFigures{}, err
		}
	}
	elapsed := now() - begin
	runtime.ReadMemStats(&after)
	count := float64(max(1, rounds)) * float64(operations)
	return closedFigures{float64(elapsed) / count, float64(after.TotalAlloc-before.TotalAlloc) / count}, nil
}
