import { render } from '../emit/render.ts';
import { sourcesOf, type Target, useLine } from './target.ts';

export const cmake: Target = {
  id: 'cmake',
  says: 'a static library for CMake: add_subdirectory, then link <name>::<name>',
  files: (program, emitted) => {
    const { name, banner } = program;
    return [
      {
        path: 'CMakeLists.txt',
        text: render('cmake/CMakeLists.txt.hbs', { name, banner, sources: sourcesOf(emitted) }),
      },
    ];
  },
  next: (name, folder) => [
    `in CMakeLists.txt: add_subdirectory(${cmakePath(folder)}) and target_link_libraries(app PRIVATE ${name}::${name})`,
    useLine(name),
  ],
};

/** CMake takes forward slashes everywhere, and quotes around blanks. */
function cmakePath(folder: string): string {
  const path = folder.replaceAll('\\', '/');
  return /[^\w./+-]/.test(path) ? JSON.stringify(path) : path;
}
