// Runs before everything else, in syntax that every WebView reads. Where the WebView is too old for the program,
// or the program fails before it draws anything, the carrier reads a sentence and does not meet a white page.
(function () {
  var app;

  function show(title, advice) {
    app = document.getElementById('app');
    if (!app || app.children.length > 0) return;
    var main = document.createElement('main');
    var heading = document.createElement('h1');
    var text = document.createElement('p');
    main.className = 'guard';
    heading.textContent = title;
    text.textContent = advice;
    main.appendChild(heading);
    main.appendChild(text);
    app.appendChild(main);
  }

  function whenDrawn(action) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', action);
    else action();
  }

  // Array.prototype.at came with Chrome 92 and Safari 15.4, the oldest that the build is made for.
  var new_enough = typeof Array.prototype.at === 'function' && 'noModule' in document.createElement('script');

  if (!new_enough) {
    whenDrawn(function () {
      show(
        'Máy cần cập nhật trước khi dùng Tận Nhà',
        'Hãy mở CH Play, tìm “Android System WebView”, bấm Cập nhật, rồi mở lại Tận Nhà. ' +
          'Những gì đã ghi nhận trên máy vẫn còn nguyên.',
      );
    });
    return;
  }

  window.addEventListener('error', function () {
    whenDrawn(function () {
      show(
        'Tận Nhà chưa mở được',
        'Hãy đóng hẳn rồi mở lại. Nếu vẫn vậy, báo cho bưu cục. Những gì đã ghi nhận trên máy vẫn còn nguyên.',
      );
    });
  });
})();
