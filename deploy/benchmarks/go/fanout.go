package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"
)

// fanOutFigures has the names of the JVM's FanOutFigures.
type fanOutFigures struct {
	Requests     int64        `json:"requests"`
	Latency      percentiles  `json:"latency"`
	CPUNanos     float64      `json:"cpuNanos"`
	Surroundings surroundings `json:"surroundings"`
}

// fanOutOf makes what starts all branches, waits for all and adds their results up.
func fanOutOf(o options) (func() error, error) {
	if o.subject != "errgroup" {
		return nil, fmt.Errorf("no fan-out is named %q", o.subject)
	}
	work := time.Duration(o.workMicros) * time.Microsecond
	return func() error {
		group, ctx := errgroup.WithContext(context.Background())
		results := make([]int, o.branches)
		for branch := range o.branches {
			group.Go(func() error {
				if work > 0 {
					time.Sleep(work)
				}
				results[branch] = branch
				return ctx.Err()
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
		sum := 0
		for _, result := range results {
			sum += result
		}
		if sum != o.branches*(o.branches-1)/2 {
			return fmt.Errorf("a branch of %d lost its result", o.branches)
		}
		return nil
	}, nil
}

// fanOutClosed makes one after the other.
func fanOutClosed(o options) (any, error) {
	call, err := fanOutOf(o)
	if err != nil {
		return nil, err
	}
	return closedLoop(o, 1, call)
}

// fanOutLoop makes them by the clock.
func fanOutLoop(o options) (any, error) {
	call, err := fanOutOf(o)
	if err != nil {
		return nil, err
	}
	// The caller never yields while it waits for the clock: it needs a place of its own beside the branches'.
	runtime.GOMAXPROCS(max(2, runtime.NumCPU()))
	return fanOutRun(o, call)
}

// fanOutRun does all on one thread: it warms up, and the schedule begins when it is ready.
func fanOutRun(o options, call func() error) (figures fanOutFigures, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		pinned := pin(o.generatorCore)
		for end := now() + int64(o.warmUp*1e9); now() < end && err == nil; {
			err = call()
		}
		latency := newHistogram()
		s := soon(o.perSecond, o.seconds)
		var spun int64
		before := readProcessorTime()
		for request := int64(0); request < s.requests && err == nil; request++ {
			spin := threadTime()
			s.awaitDue(request)
			spun += threadTime() - spin
			err = call()
			record(latency, now()-s.due(request))
		}
		after := readProcessorTime()
		figures = fanOutFigures{
			Requests:     s.requests,
			Latency:      percentilesOf(latency),
			CPUNanos:     float64(after.own-before.own-spun) / float64(s.requests),
			Surroundings: after.since(before, pinned),
		}
	}()
	<-done
	return figures, err
}
